-- The sealed secret of a tenant who wants to be told; a paused one is told, too, and asks nothing.
select webhook_secret
from connection
where tenant = :?tenant and status in ('active', 'paused')
