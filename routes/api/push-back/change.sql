-- New settings. What was planned by the old ones and not sent is planned anew, and what Ashby refused may be tried again.
with changed as (
  insert into push_back_settings (tenant, settings, enabled)
  select tenant, :?change.json, cast(:?change.enabled as boolean) from connection where tenant = :?tenant
  on conflict (tenant) do update set settings = excluded.settings, enabled = excluded.enabled
  returning tenant, enabled
), withdrawn as (
  delete from push_back using changed
  where push_back.tenant = changed.tenant and state = 'due' and origin = 'plan'
), forgiven as (
  update push_back_written w set refused = null
  from changed
  where w.tenant = changed.tenant and refused is not null
), mended as (
  delete from warning using changed
  where warning.tenant = changed.tenant
    and (code like 'push-back-permission-%' or code in ('push-back-mapping', 'push-back-tag', 'push-back-held'))
), planned as (
  insert into push_back_replan (tenant, candidate_id)
  select distinct a.tenant, a.candidate_id
  from changed
  join application a using (tenant)
  join score s on s.tenant = a.tenant and s.application_id = a.id
  where changed.enabled and a.status = 'Active' and a.removed_at is null and a.candidate_id is not null
  union -- who is not scored any more, and may still carry what was written
  select c.tenant, c.id
  from changed
  join candidate c using (tenant)
  where changed.enabled and c.opted_out and c.removed_at is null
  order by 2
)
insert into audit (tenant, actor, action, object)
select tenant, :?actor, 'change', 'push-back'
from changed
