-- The next setting that is not as it should be, or was not looked at for long, as it was so far. It is claimed before Ashby is
-- asked; who finds the claim run out knows that something may have been done.
with wanted as (
  select c.tenant, c.connected_at, e.event, e.position, rtrim(:?setting.publicUrl, '/') || '/webhooks/ashby/' || c.tenant as url
  from connection c cross join webhook_event e
  where c.status = 'active' and :?setting.publicUrl <> ''
), compared as (
  select
    wanted.*, w.tenant is null as is_new, w.id, w.state, w.pinged_at is not null as pinged, w.due_at, w.claimed_until,
    (w.url, w.secret_of) is distinct from (wanted.url, wanted.connected_at) as changed
  from wanted left join webhook w using (tenant, event)
), next as (
  select * from compared
  where is_new or claimed_until < now() and (due_at <= now() or changed)
  order by tenant, position
  limit 1
), claimed as (
  insert into webhook as w (tenant, event, url, secret_of, state, claimed_until)
  select tenant, event, url, connected_at, 'asked', now() + interval '2 minutes'
  from next
  on conflict (tenant, event) do update set
    url = excluded.url, secret_of = excluded.secret_of, state = excluded.state, claimed_until = excluded.claimed_until, due_at = now(),
    pinged_at = case when (w.url, w.secret_of) = (excluded.url, excluded.secret_of) then w.pinged_at end
  where w.claimed_until < now()
  returning tenant, event
)
select next.tenant, next.event, next.url, next.id, next.state, next.pinged, next.changed
from next join claimed using (tenant, event)
