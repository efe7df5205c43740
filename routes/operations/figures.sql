-- What a scrape shows of the tables: a figure, whose it is, and of which stream or state. Tenants that left are not in it.
with live as (
  select * from connection where status <> 'disconnected'
), open as (
  select tenant, state, count(*) as push_backs from push_back where state <> 'sent' group by tenant, state
)
select 'connection' as figure, tenant, status as label, 1.0 as value
from live
union all
select 'full-sync-age', tenant, null, extract(epoch from now() - greatest(connected_at, (
  select max(finished_at) from sync s where s.tenant = live.tenant and s.outcome = 'done' and s.streams is null)))
from live
union all
select 'behind', live.tenant, stream.name, extract(epoch from now() - greatest(live.connected_at, p.true_as_of))
from live
cross join stream
left join stream_place p on p.tenant = live.tenant and p.stream = stream.name
union all
select 'push-backs', live.tenant, 'sent', coalesce(s.sent, 0)
from live left join push_back_sent s using (tenant)
union all
select 'push-backs', live.tenant, states.state, coalesce(open.push_backs, 0)
from live
cross join unnest(array['due', 'claimed', 'unclear', 'failed']) as states (state)
left join open on open.tenant = live.tenant and open.state = states.state
