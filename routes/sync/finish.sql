-- A sync is done only when each of its streams is. One that the stopping of a node cut short stays open for the next.
with streams as (
  select
    count(*) filter (where state in ('waiting', 'running')) as open,
    count(*) filter (where state = 'done') as done,
    count(*) as all
  from sync_stream
  where sync_id = :?sync.id
), told as ( -- those that have failed for the same reason together
  select
    min(position) as place,
    string_agg(name, ', ' order by position)
      || case state when 'done' then format(' %s records, %s new, %s changed, %s removed', sum(records), sum(created), sum(updated), sum(removed))
        else format(' %s: %s', state, message) end as words
  from sync_stream
  where sync_id = :?sync.id and (state <> 'done' or created + updated + removed > 0)
  group by state, message, case state when 'done' then name end
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
select
  outcome, cast(seconds as text) as seconds,
  coalesce((select string_agg(words, '; ' order by place) from told), 'nothing has changed') as streams
from finished
