-- One sync for all open deliveries of a tenant, of the streams that show them: a moment after the first came, and not right
-- after the last such sync, since what we write ourselves is told to us, too; each time later when it did not help. Nothing
-- while a sync is not finished.
with due as (
  select d.tenant, array_agg(distinct needed.stream) as streams, interval '10 seconds' * power(2, least(max(d.attempts), 8)) as pause
  from webhook_delivery d
  join connection c on c.tenant = d.tenant and c.status = 'active'
  join webhook_event e on e.event = d.action
  cross join unnest(e.streams) as needed (stream)
  where d.handled_at is null
  group by d.tenant
  having min(d.due_at) <= now()
)
insert into sync (tenant, trigger, streams)
select tenant, 'webhook', streams
from due
where not exists (
  select from sync s where s.tenant = due.tenant and s.trigger = 'webhook' and s.finished_at > now() - due.pause)
on conflict (tenant) where finished_at is null do nothing
returning tenant
