-- One page of job.list: Ashby's names on the right, ours on the left.
with page as (
  select raw, hashtextextended(raw, 0) as hash, item.*
  from unnest(cast(:?page.records as text[])) as raw, json_to_record(cast(raw as json)) as item (
    id text, title text, status text, "departmentId" text, "locationId" text, "createdAt" text, "updatedAt" text
  )
), changed as (
  select page.*
  from page
  left join lateral (select hash, removed_at from job where tenant = :?tenant and id = page.id limit 1) as old on true -- by its key, whatever the planner thinks
  where old.hash is distinct from page.hash or old.removed_at is not null
), kept as (
  insert into job as j (tenant, id, title, status, department_id, location_id, created_at, updated_at, raw, hash)
  select :?tenant, id, title, status, "departmentId", "locationId", instant("createdAt"), instant("updatedAt"), raw, hash
  from changed
  on conflict (tenant, id) do update set
    title = excluded.title, status = excluded.status, department_id = excluded.department_id, location_id = excluded.location_id, created_at = excluded.created_at, updated_at = excluded.updated_at,
    raw = excluded.raw, hash = excluded.hash, removed_at = null
  returning id, xmax = 0 as created
), rescored as (
  update application set input_version = input_version + 1
  where tenant = :?tenant and exists (select from kept where not created) -- asked first: else all of the table may be read to find none
    and job_id = any (array(select id from kept where not created))
)
select count(*) filter (where created) as created, count(*) filter (where not created) as updated
from kept
