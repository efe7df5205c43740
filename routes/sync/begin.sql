-- The sync to run now: one that was asked for or cut short, else, when the timer fired, a new one. One that another node runs
-- is left alone for as long as that node is alive. When the timer fired, a sync that a webhook asked for becomes the timer's.
with live as (
  select tenant from connection where tenant = :?tenant and status = 'active'
), taken as (
  update sync set
    node = :?setting.node, started_at = coalesce(started_at, now()), heartbeat_at = now(),
    percent_floor = coalesce((select p.percent from sync_progress p where p.id = sync.id), 0),
    trigger = case when trigger = 'webhook' and :?firedBy = tenant then 'timer' else trigger end,
    streams = case when trigger = 'webhook' and :?firedBy = tenant then null else streams end
  where tenant in (select tenant from live) and finished_at is null
    and (node is null or node = :?setting.node or heartbeat_at < now() - interval '20 seconds')
  returning *
), made as (
  insert into sync (tenant, trigger, node, started_at)
  select tenant, 'timer', :?setting.node, now()
  from live
  where :?firedBy = tenant and not exists (select from sync where tenant = :?tenant and finished_at is null)
  on conflict (tenant) where finished_at is null do nothing
  returning *
), run as (
  select * from taken union all select * from made
), planned as (
  insert into sync_stream (sync_id, name, position)
  select run.id, stream.name, stream.position
  from run cross join stream
  where run.streams is null or stream.name = any (run.streams)
  on conflict (sync_id, name) do update set
    state = case sync_stream.state when 'done' then 'done' else 'waiting' end
  returning name, state
)
select
  id, full_pass, accept_removals, cast(started_at as text) as started_at,
  (select coalesce(string_agg(name, ','), '') from planned where state <> 'done') as to_read
from run
