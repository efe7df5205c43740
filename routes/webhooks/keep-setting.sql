-- What became of a setting. Whoever has left meanwhile, or connected anew, has it no longer.
with unasked as (
  delete from webhook where tenant = :?tenant and event = :?webhook.event and :?found.state = 'unasked'
), kept as (
  update webhook w set
    id = :?found.id,
    state = case
      when exists (
        select from connection c where c.tenant = w.tenant and c.connected_at = w.secret_of and c.status <> 'disconnected')
      then :?found.state else 'left' end,
    pinged_at = case when :?found.state = 'asked' then pinged_at end, -- tells who asks again whether it was made
    claimed_until = '-infinity',
    due_at = now() + cast(:?found.waitSeconds as int) * interval '1 second'
  where tenant = :?tenant and event = :?webhook.event and :?found.state <> 'unasked'
  returning tenant, event
)
insert into audit (tenant, actor, action, object, detail)
select tenant, 'webhooks', 'write', 'webhook ' || event, :?found.did
from kept
where cast(:?found.did as text) is not null
