-- All stages of one plan; one that is not among them any more has vanished, unless one came without its id.
with page as (
  select raw, hashtextextended(raw, 0) as hash, item.*
  from unnest(cast(:?page.records as text[])) as raw, json_to_record(cast(raw as json)) as item (
    id text, title text, type text, "orderInInterviewPlan" int
  )
), vanished as (
  update interview_stage set removed_at = now()
  where tenant = :?tenant and interview_plan_id = :?due.id and removed_at is null and id not in (select id from page)
    and cast(:?page.nameless as int) = 0
), mended as (
  delete from failure where tenant = :?tenant and stream = 'stages' and record_id = :?due.id and cast(:?page.nameless as int) = 0
), failed as (
  insert into failure as f (tenant, stream, record_id, reason)
  select :?tenant, 'stages', :?due.id, 'Ashby sent ' || cast(:?page.nameless as text) || ' stages without an id; they cannot be stored.'
  where cast(:?page.nameless as int) > 0
  on conflict (tenant, stream, record_id) do update set reason = excluded.reason, at = now(), attempts = f.attempts + 1
)
insert into interview_stage as s (tenant, id, interview_plan_id, title, type, position, raw, hash)
select :?tenant, id, :?due.id, title, type, "orderInInterviewPlan", raw, hash
from page
on conflict (tenant, id) do update set
  interview_plan_id = excluded.interview_plan_id, title = excluded.title, type = excluded.type, position = excluded.position,
  raw = excluded.raw, hash = excluded.hash, removed_at = null
where s.hash <> excluded.hash or s.removed_at is not null
