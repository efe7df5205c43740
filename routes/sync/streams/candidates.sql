-- One page of candidate.list: Ashby's names on the right, ours on the left. A changed candidate brings its files along, and
-- what a score reads of it has changed.
with page as (
  select raw, hashtextextended(raw, 0) as hash, item.*
  from unnest(cast(:?page.records as text[])) as raw, json_to_record(cast(raw as json)) as item (
    id text, name text, "primaryEmailAddress" json, position text, company text, "createdAt" text, "updatedAt" text,
    "resumeFileHandle" json, "fileHandles" json, tags json, "customFields" json
  )
), changed as (
  select page.*
  from page
  left join lateral (select hash, removed_at from candidate where tenant = :?tenant and id = page.id limit 1) as old on true -- by its key, whatever the planner thinks
  where old.hash is distinct from page.hash or old.removed_at is not null
), kept as (
  insert into candidate as c (tenant, id, name, email, position, company, created_at, updated_at, raw, hash, asked_at, opted_out)
  select
    :?tenant, id, name, "primaryEmailAddress"->>'value', position, company, instant("createdAt"), instant("updatedAt"), raw, hash, cast(:?reply.askedAt as timestamptz),
    cast(:?setting.optOut as text) is not null -- else the record need not be looked into
      and is_opted_out(cast(json_build_object('tags', tags, 'customFields', "customFields") as text), :?setting.optOut)
  from changed
  on conflict (tenant, id) do update set
    name = excluded.name, email = excluded.email, position = excluded.position, company = excluded.company,
    created_at = excluded.created_at, updated_at = excluded.updated_at, raw = excluded.raw, hash = excluded.hash, asked_at = excluded.asked_at, opted_out = excluded.opted_out,
    removed_at = null, merged_into = null
  returning id, xmax = 0 as created
), theirs as (
  select id from application
  where tenant = :?tenant and candidate_id = any (array(select id from kept where not created))
  order by id -- as the applications' stream takes them, so that neither waits for what the other holds
  for update
), rescored as (
  update application set input_version = input_version + 1
  where tenant = :?tenant and id = any (array(select id from theirs))
), files as (
  select distinct on (file.id) changed.id as candidate_id, file.id, file.name, file.handle, file.id = "resumeFileHandle"->>'id' as is_resume
  from changed
  cross join lateral (
    select * from json_to_recordset(case when json_typeof("fileHandles") = 'array' then "fileHandles" else '[]' end) as f (id text, name text, handle text)
    union all
    select * from json_to_record(case when json_typeof("resumeFileHandle") = 'object' then "resumeFileHandle" else '{}' end) as f (id text, name text, handle text)
  ) as file
  where file.id is not null and file.handle is not null
), attached as (
  insert into attachment as a (tenant, id, candidate_id, name, handle, is_resume)
  select :?tenant, id, candidate_id, name, handle, coalesce(is_resume, false) from files
  on conflict (tenant, id) do update set
    candidate_id = excluded.candidate_id, name = excluded.name, handle = excluded.handle, is_resume = excluded.is_resume,
    state = case when a.handle = excluded.handle then a.state else 'due' end,
    attempts = case when a.handle = excluded.handle then a.attempts else 0 end,
    due_at = case when a.handle = excluded.handle then a.due_at else now() end,
    removed_at = null
), detached as (
  update attachment a set removed_at = now()
  where a.tenant = :?tenant and a.removed_at is null
    and a.candidate_id = any (array(select id from kept where not created))
    and a.id <> all (array(select id from files))
)
select count(*) filter (where created) as created, count(*) filter (where not created) as updated
from kept
