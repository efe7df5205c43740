-- The encrypted key, for as long as the tenant wants us to ask.
select api_key
from connection
where tenant = :?tenant and status = 'active'
