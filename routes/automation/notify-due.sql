-- Notifications to be sent now. Each is claimed for a minute: whoever dies with it leaves it to the next.
update notification n set attempts = attempts + 1, due_at = now() + interval '1 minute'
from (
  select n.id from notification n
  join connection c on c.tenant = n.tenant and c.status = 'active'
  where n.state = 'due' and n.due_at <= now()
  order by n.due_at
  limit 20
  for update of n skip locked
) as due
where n.id = due.id
returning n.id, n.tenant, n.url, n.body, n.attempts
