-- A sync to be run; nothing when the tenant has one that is not finished.
insert into sync (tenant, trigger, full_pass, streams, accept_removals)
select tenant, :?ask.trigger, cast(:?ask.full as boolean), cast(:?ask.streams as text[]), cast(:?ask.acceptRemovals as boolean)
from connection
where tenant = :?tenant and status = 'active'
on conflict (tenant) where finished_at is null do nothing
returning id
