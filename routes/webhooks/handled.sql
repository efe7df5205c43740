-- What was told is known when every stream that shows it was read to its end, from a time after the telling. What this sync
-- could not read is asked for again. What was handled a week ago is not sent again, and forgotten, and so are the many small syncs.
with told as (
  select d.tenant, d.action_id, d.action, d.received_at,
    (d.candidate_id is null or d.answered_at is not null) and not exists (
      select from unnest(e.streams) as needed (stream)
      left join sync_stream w on w.sync_id = :?sync.id and w.name = needed.stream and w.state = 'done'
      where w.true_as_of is null or w.true_as_of < d.received_at) as known
  from webhook_delivery d
  join webhook_event e on e.event = d.action
  where d.tenant = :?tenant and d.handled_at is null
), forgotten as (
  delete from webhook_delivery where tenant = :?tenant and handled_at < now() - interval '7 days'
), past as (
  delete from sync where tenant = :?tenant and trigger = 'webhook' and finished_at < now() - interval '30 days'
)
update webhook_delivery d set
  handled_at = case when told.known then now() end,
  attempts = attempts + 1
from told, sync s
where d.tenant = told.tenant and d.action_id = told.action_id and d.action = told.action and s.id = :?sync.id
  and (told.known or s.trigger = 'webhook' and told.received_at < s.started_at)
