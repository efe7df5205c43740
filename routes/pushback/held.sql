-- Says on the card how much waits for the next sync because the cap is reached, or that nothing does.
with held as (
  select count(*) as writes
  from push_back p
  join push_back_run r on r.tenant = p.tenant
  where p.tenant = :?tenant and p.state = 'due' and p.origin in ('plan', 'rule') and p.sync_id is distinct from r.sync_id
    and r.writes >= cast(:?setting.pushBackMaxPerRun as int)
), freed as (
  delete from warning where tenant = :?tenant and code = 'push-back-held' and (select writes from held) = 0
)
insert into warning as w (tenant, code, count, message)
select :?tenant, 'push-back-held', writes,
  format('%s writes to Ashby wait for the next sync: matchbridge.push-back.max-per-run is %s.', writes, cast(:?setting.pushBackMaxPerRun as int))
from held
where writes > 0
on conflict (tenant, code) do update set count = excluded.count, message = excluded.message, at = now()
where w.count <> excluded.count
