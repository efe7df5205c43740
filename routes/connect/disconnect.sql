-- The tenant leaves: its key is erased, what was read stays readable.
with gone as (
  update connection set status = 'disconnected', status_reason = null, api_key = null, api_key_hint = null, webhook_secret = null
  where tenant = :?tenant and status <> 'disconnected'
  returning tenant
), ended as (
  update sync set finished_at = now(), outcome = 'failed'
  where tenant in (select tenant from gone) and finished_at is null
), unmade as (
  delete from webhook where tenant in (select tenant from gone) and state in ('not-granted', 'refused') and id is null
), left_over as (
  update webhook set state = 'left' where tenant in (select tenant from gone) and state not in ('not-granted', 'refused')
), unheard as (
  delete from webhook_delivery where tenant in (select tenant from gone)
)
insert into audit (tenant, actor, action, object)
select tenant, :?actor, 'disconnect', 'connection'
from gone
