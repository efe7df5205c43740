-- How long ago everything of a tenant was last read to its end, in seconds; since the setup where that never was.
select tenant, sync_interval, extract(epoch from now() - greatest(connected_at, (
  select max(finished_at) from sync s where s.tenant = c.tenant and s.outcome = 'done' and s.streams is null))) as seconds
from connection c
where status = 'active'
order by tenant
