-- All stages of one plan; one that is not among them any more has vanished.
with page as (
  select raw, hashtextextended(raw, 0) as hash, item.*
  from unnest(cast(:?page.records as text[])) as raw, json_to_record(cast(raw as json)) as item (
    id text, title text, type text, "orderInInterviewPlan" int
  )
), vanished as (
  update interview_stage set removed_at = now()
  where tenant = :?tenant and interview_plan_id = :?due.id and removed_at is null and id not in (select id from page)
)
insert into interview_stage as s (tenant, id, interview_plan_id, title, type, position, raw, hash)
select :?tenant, id, :?due.id, title, type, "orderInInterviewPlan", raw, hash
from page
on conflict (tenant, id) do update set
  interview_plan_id = excluded.interview_plan_id, title = excluded.title, type = excluded.type, position = excluded.position,
  raw = excluded.raw, hash = excluded.hash, removed_at = null
where s.hash <> excluded.hash or s.removed_at is not null
