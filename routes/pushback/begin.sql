-- One node writes for a tenant at a time. What was claimed before belongs to a node that died: it may have been done. With a
-- new sync begins a new turn, and with it a new count of writes; not with one that a webhook caused, as our own writes do.
with run as (
  insert into push_back_run as r (tenant, node, leased_until, sync_id)
  select tenant, :?setting.node, now() + cast(:?setting.writeLease as interval), (select max(id) from sync s where s.tenant = c.tenant and s.trigger <> 'webhook')
  from connection c
  where tenant = :?tenant and status = 'active'
  on conflict (tenant) do update set
    node = excluded.node,
    leased_until = excluded.leased_until,
    writes = case when r.sync_id is distinct from excluded.sync_id then 0 else r.writes end,
    sync_id = excluded.sync_id
  where r.node = excluded.node or r.leased_until < now()
  returning tenant, sync_id
), orphaned as (
  update push_back set state = 'unclear', due_at = now()
  where state = 'claimed' and tenant in (select tenant from run)
)
select
  tenant,
  exists (select from sync s where s.tenant = run.tenant and s.finished_at is null) as syncing
from run
