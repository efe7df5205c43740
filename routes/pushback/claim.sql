-- What to send next: the oldest open write of each object and kind, in the order they were wanted, as far as the cap of the
-- sync allows. While a sync reads there is room for one at a time, so that its reads keep at least half of the pace. What was
-- planned for an application that is not active any more, or has no score or another owner, is not begun: its new plan drops it.
with run as (
  select r.sync_id, greatest(0, cast(:?setting.pushBackMaxPerRun as int) - r.writes) as room
  from push_back_run r
  join connection c on c.tenant = r.tenant and c.status = 'active'
  where r.tenant = :?tenant and r.node = :?setting.node and r.leased_until > now()
), open as (
  select p.*, p.origin <> 'plan' or p.score is null or exists (
    select from application a
    join score s on s.tenant = a.tenant and s.application_id = a.id
    where a.tenant = p.tenant and a.id = p.application_id and a.candidate_id = p.candidate_id
      and a.status = 'Active' and a.removed_at is null) as wanted
  from push_back p
  where p.tenant = :?tenant and p.state in ('due', 'unclear') and p.due_at <= now()
    and p.kind = any (string_to_array(:?kinds, ','))
), ready as (
  select p.id, p.object_id, p.wanted, p.origin in ('plan', 'rule') and p.sync_id is distinct from run.sync_id as counts
  from open p
  cross join run
  where (p.wanted or p.state = 'unclear')
    and (run.room > 0 or p.origin not in ('plan', 'rule') or p.sync_id is not distinct from run.sync_id)
    and not exists (
      select from push_back e
      where e.tenant = p.tenant and e.object_id = p.object_id and e.kind = p.kind and e.id < p.id
        and e.state in ('due', 'claimed', 'unclear'))
  order by p.id
  limit 200
), turn as (
  select id, counts, wanted, count(*) filter (where counts) over (order by id) as nth
  from (select distinct on (object_id) * from ready order by object_id, id) as one_an_object
), chosen as (
  select turn.*
  from turn cross join run
  where not counts or nth <= room
  order by turn.id
  limit cast(:?room as int)
), claimed as (
  update push_back p set
    state = 'claimed', claim = p.claim + 1, attempts = p.attempts + 1, sync_id = run.sync_id,
    look_first = p.look_first or p.state = 'unclear'
  from chosen, run
  where p.id = chosen.id and p.state in ('due', 'unclear')
  returning p.*, chosen.counts, chosen.wanted
), counted as (
  update push_back_run set writes = writes + (select count(*) from claimed where counts)
  where tenant = :?tenant
)
select id, claim, kind, object_type, object_id, candidate_id, application_id, origin, score, content, former,
  id || '-' || token as reference, attempts, look_first, wanted
from claimed
order by id
