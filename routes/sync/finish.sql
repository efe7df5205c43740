-- A sync is done only when each of its streams is. One that the stopping of a node cut short stays open for the next.
with streams as (
  select
    count(*) filter (where state in ('waiting', 'running')) as open,
    count(*) filter (where state = 'done') as done,
    count(*) as all,
    coalesce(string_agg(
      case state when 'done' then format('%s %s records, %s new, %s changed, %s removed', name, records, created, updated, removed)
      else format('%s %s: %s', name, state, message) end, '; ' order by position)
      filter (where state <> 'done' or created + updated + removed > 0), 'nothing has changed') as words
  from sync_stream
  where sync_id = :?sync.id
), released as (
  update sync set heartbeat_at = '-infinity'
  from streams
  where id = :?sync.id and finished_at is null and node = :?setting.node and streams.open > 0
), finished as (
  update sync set
    finished_at = now(),
    outcome = case when streams.done = streams.all then 'done' when streams.done > 0 then 'partial' else 'failed' end
  from streams
  where id = :?sync.id and finished_at is null and node = :?setting.node and streams.open = 0
  returning outcome, round(extract(epoch from now() - started_at), 1) as seconds
)
select outcome, words as streams, cast(seconds as text) as seconds
from finished, streams
