-- The settings that a tenant who leaves has in Ashby; claimed, so that nobody looks after them any more.
update webhook set claimed_until = now() + interval '2 minutes', state = 'left'
where tenant = :?tenant and id is not null
returning event, id
