-- Ashby refused the key: nothing more is asked until somebody sets the connection up again.
with stopped as (
  update connection
  set status = 'unauthorized', status_reason = 'Ashby refuses the API key. Make a new one in Ashby and connect again.'
  where tenant = :?tenant and status in ('active', 'paused')
  returning tenant
)
insert into audit (tenant, actor, action, object)
select tenant, 'ashby', 'key-rejected', 'connection'
from stopped
