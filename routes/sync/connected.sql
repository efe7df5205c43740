-- Who has a timer, and how often it fires.
select tenant, sync_interval, status = 'paused' as paused
from connection
where status in ('active', 'paused')
order by tenant
