-- What a pause cut short, or kept from being read when it was due, is read as soon as the tenant resumes.
insert into sync (tenant, trigger)
select tenant, 'manual'
from connection c
where tenant = :?tenant and status = 'active'
  and not exists (
    select from (select * from sync s where s.tenant = c.tenant and s.streams is null order by id desc limit 1) as last
    where last.outcome = 'done' and last.finished_at > now() - cast(c.sync_interval as interval))
on conflict (tenant) where finished_at is null do nothing
returning id
