-- One posting: what a score reads is its body, without the opening and closing that all postings share.
with posting as (
  select :?posting as raw, hashtextextended(:?posting, 0) as hash, item.*
  from json_to_record(cast(:?posting as json)) as item (
    id text, "jobId" text, job json, title text, "descriptionParts" json, "descriptionPlain" text, "locationName" text,
    "isListed" boolean, "publishedDate" text, "updatedAt" text
  )
), kept as (
  insert into job_posting as p (tenant, id, job_id, title, description, location, listed, published_on, updated_at, raw, hash)
  select
    :?tenant, id, coalesce("jobId", job->>'id'), title,
    coalesce(nullif("descriptionParts"->'descriptionBody'->>'plain', ''), "descriptionPlain"),
    "locationName", "isListed", "publishedDate", instant("updatedAt"), raw, hash
  from posting
  on conflict (tenant, id) do update set
    job_id = excluded.job_id, title = excluded.title, description = excluded.description, location = excluded.location,
    listed = excluded.listed, published_on = excluded.published_on, updated_at = excluded.updated_at,
    raw = excluded.raw, hash = excluded.hash, removed_at = null
  where p.hash <> excluded.hash or p.removed_at is not null
  returning job_id
), mended as (
  delete from failure where tenant = :?tenant and stream = 'jobs' and record_id = (select id from posting)
)
update application set input_version = input_version + 1
from kept
where application.tenant = :?tenant and application.job_id = kept.job_id
