-- One page of candidate.list: Ashby's names on the right, ours on the left. A changed candidate brings its files along, and
-- what a score reads of it has changed.
with page as (
  select raw, hashtextextended(raw, 0) as hash, item.*
  from unnest(cast(:?page.records as text[])) as raw, json_to_record(cast(raw as json)) as item (
    id text, name text, "primaryEmailAddress" json, position text, company text, "createdAt" text, "updatedAt" text,
    "resumeFileHandle" json, "fileHandles" json
  )
), kept as (
  insert into candidate as c (tenant, id, name, email, position, company, created_at, updated_at, raw, hash)
  select
    :?tenant, id, name, "primaryEmailAddress"->>'value', position, company, instant("createdAt"), instant("updatedAt"), raw, hash
  from page
  on conflict (tenant, id) do update set
    name = excluded.name, email = excluded.email, position = excluded.position, company = excluded.company,
    created_at = excluded.created_at, updated_at = excluded.updated_at, raw = excluded.raw, hash = excluded.hash,
    removed_at = null, merged_into = null
  where c.hash <> excluded.hash or c.removed_at is not null
  returning id, xmax = 0 as created
), rescored as (
  update application set input_version = input_version + 1
  where tenant = :?tenant and candidate_id in (select id from kept where not created)
), files as (
  select distinct on (file->>'id')
    page.id as candidate_id,
    file->>'id' as id,
    file->>'name' as name,
    file->>'handle' as handle,
    file->>'id' = "resumeFileHandle"->>'id' as is_resume
  from page
  join kept using (id)
  cross join lateral (
    select "resumeFileHandle" as file
    where json_typeof("resumeFileHandle") = 'object'
    union all
    select value from json_array_elements(case when json_typeof("fileHandles") = 'array' then "fileHandles" end)
  ) as named
  where file->>'id' is not null and file->>'handle' is not null
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
    and a.candidate_id in (select id from kept where not created)
    and not exists (select from files where files.id = a.id)
)
select count(*) filter (where created) as created, count(*) filter (where not created) as updated
from kept
