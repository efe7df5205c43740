with changed as (
  update connection set sync_interval = :?change.interval
  where tenant = :?tenant and sync_interval <> :?change.interval
  returning tenant
)
insert into audit (tenant, actor, action, object, detail)
select tenant, :?actor, 'change', 'interval', :?change.interval
from changed
