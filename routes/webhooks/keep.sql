-- A delivery, once; a ping, that a setting works. An event that shows in no stream has nothing more to be done about.
with kept as (
  insert into webhook_delivery (tenant, action_id, action, candidate_id, winner_id, handled_at)
  select tenant, :?delivery.actionId, :?delivery.action, :?delivery.candidateId, :?delivery.winnerId,
    case when not exists (select from webhook_event where event = :?delivery.action) then now() end
  from connection
  where tenant = :?tenant and status in ('active', 'paused') and :?delivery.action <> 'ping'
  on conflict do nothing
  returning action
), pinged as (
  update webhook set pinged_at = now()
  where tenant = :?tenant and event = :?delivery.pinged
)
select
  case
    when :?delivery.action = 'ping' then 'ping'
    else coalesce((select event from webhook_event where event = :?delivery.action), 'other') end as event,
  case when :?delivery.action = 'ping' or exists (select from kept) then 'taken' else 'repeated' end as outcome
