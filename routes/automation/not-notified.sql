-- Waits twice as long each time, from 10 s to an hour; after 12 times, which is about four hours, it is given up.
with missed as (
  update notification set
    state = case when attempts >= 12 then 'failed' else 'due' end,
    due_at = now() + least(interval '1 hour', interval '10 seconds' * power(2, attempts - 1)),
    reason = :?failure
  where id = :?notification.id and state = 'due'
  returning *
)
insert into audit (tenant, actor, action, object, detail)
select tenant, 'rule:' || rule_id, 'notify-failed', 'notification ' || id, reason
from missed
where state = 'failed'
