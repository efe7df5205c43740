-- What Ashby has deleted. The other settings stay on our list: the card names them, and a new connection takes them up.
with gone as (
  delete from webhook
  where tenant = :?tenant and event = any (cast(:?deleted as text[]))
  returning tenant, event, id
)
insert into audit (tenant, actor, action, object, detail)
select tenant, :?actor, 'write', 'webhook ' || event, 'deleted, id ' || id
from gone
