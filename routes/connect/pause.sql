-- Pauses or resumes a tenant, whichever way it was asked for; harmless when it already is.
with changed as (
  update connection set status = :?status
  where tenant = :?tenant and status in ('active', 'paused') and status <> :?status
  returning tenant
)
insert into audit (tenant, actor, action, object)
select tenant, :?actor, case :?status when 'paused' then 'pause' else 'resume' end, 'connection'
from changed
