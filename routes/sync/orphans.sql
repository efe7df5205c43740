-- Syncs that were asked for, or that a node left behind, and that nobody runs.
select tenant
from sync join connection using (tenant)
where finished_at is null
  and status = 'active'
  and heartbeat_at < now() - case when started_at is null then interval '5 seconds' else interval '20 seconds' end
