-- Tenants who have something to plan or to write now.
select c.tenant
from connection c
where c.status = 'active'
  and (exists (select from push_back p where p.tenant = c.tenant and p.state in ('due', 'claimed', 'unclear') and p.due_at <= now())
    or exists (select from push_back_replan r where r.tenant = c.tenant and r.due_at <= now()))
