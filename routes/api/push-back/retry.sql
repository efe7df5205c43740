-- Tries a write again that Ashby refused. One that a score called for is planned anew, for the score may be another by now; any
-- other is due again, and looked for first.
with failed as (
  select p.*
  from failure f
  join push_back p on p.tenant = f.tenant and cast(p.id as text) = f.record_id
  where f.tenant = :?tenant and f.stream = 'pushBacks' and cast(f.id as text) = :?ask.id and p.state in ('failed', 'sent')
), forgiven as (
  update push_back_written w set refused = null
  from failed
  where w.tenant = failed.tenant and w.object_id in (failed.object_id, failed.application_id) and w.refused is not null
), planned as (
  insert into push_back_replan (tenant, candidate_id)
  select f.tenant, f.candidate_id
  from failed f join push_back_settings s on s.tenant = f.tenant and s.enabled
  where f.origin = 'plan'
), again as (
  update push_back p set state = 'due', due_at = now(), look_first = true, reason = null
  from failed
  where p.id = failed.id and failed.origin <> 'plan' and failed.state = 'failed'
), mended as (
  delete from failure f using failed
  where f.tenant = failed.tenant and f.stream = 'pushBacks' and f.record_id = cast(failed.id as text)
)
select cast(json_build_object('id', id) as text) from failed
