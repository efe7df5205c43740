-- The postings to be read: those that the list shows as new or changed, and those that a job names beside it. What is on
-- neither any more has vanished, unless one came without its id: which one it is cannot be told.
with listed as (
  select item->>'id' as id, item->>'updatedAt' as updated_at
  from unnest(cast(:?page.records as text[])) as raw, cast(raw as json) as item
), named as (
  select distinct posting as id
  from job, json_array_elements_text(
    case when json_typeof(cast(raw as json)->'jobPostingIds') = 'array' then cast(raw as json)->'jobPostingIds' end) as posting
  where tenant = :?tenant and removed_at is null
), vanished as (
  update job_posting set removed_at = now()
  where tenant = :?tenant and removed_at is null
    and id not in (select id from listed union all select id from named)
    and cast(:?page.nameless as int) = 0
  returning job_id
), rescored as (
  update application set input_version = input_version + 1
  where tenant = :?tenant and job_id in (select job_id from vanished)
)
select coalesce(listed.id, named.id) as id
from listed
full join named on named.id = listed.id
left join job_posting p on p.tenant = :?tenant and p.id = coalesce(listed.id, named.id)
where p.id is null
  or p.removed_at is not null
  or p.updated_at is distinct from instant(listed.updated_at)
