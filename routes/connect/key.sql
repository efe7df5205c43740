-- The encrypted key, for as long as the tenant wants us to ask; whoever is paused and leaves, once more.
select api_key
from connection
where tenant = :?tenant and (status = 'active' or status = 'paused' and cast(:?asker as text) = 'LEAVING')
