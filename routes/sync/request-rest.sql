-- What a pause cut short is read on as soon as the tenant resumes.
insert into sync (tenant, trigger)
select tenant, 'manual'
from connection c
where tenant = :?tenant and status = 'active'
  and (select outcome from sync s where s.tenant = c.tenant order by id desc limit 1) is distinct from 'done'
on conflict (tenant) where finished_at is null do nothing
returning id
