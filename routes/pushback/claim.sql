-- What to send next: the oldest open write of each object and kind, in the order they were wanted, as far as the cap of the
-- sync allows. While a sync reads there is room for one at a time, so that its reads keep at least half of the pace.
with run as (
  select r.sync_id, greatest(0, cast(:?setting.pushBackMaxPerRun as int) - r.writes) as room
  from push_back_run r
  join connection c on c.tenant = r.tenant and c.status = 'active'
  where r.tenant = :?tenant and r.node = :?setting.node and r.leased_until > now()
), ready as (
  select p.id, p.object_id, p.origin in ('plan', 'rule') and p.sync_id is distinct from run.sync_id as counts
  from push_back p
  cross join run
  where p.tenant = :?tenant and p.state in ('due', 'unclear') and p.due_at <= now()
    and p.kind = any (string_to_array(:?kinds, ','))
    and (run.room > 0 or p.origin not in ('plan', 'rule') or p.sync_id is not distinct from run.sync_id)
    and not exists (
      select from push_back e
      where e.tenant = p.tenant and e.object_id = p.object_id and e.kind = p.kind and e.id < p.id
        and e.state in ('due', 'claimed', 'unclear'))
  order by p.id
  limit 200
), turn as (
  select id, counts, count(*) filter (where counts) over (order by id) as nth
  from (select distinct on (object_id) * from ready order by object_id, id) as one_an_object
), chosen as (
  select turn.id
  from turn cross join run
  where not counts or nth <= room
  order by turn.id
  limit cast(:?room as int)
), claimed as (
  update push_back p set
    state = 'claimed', attempts = p.attempts + 1, sync_id = run.sync_id,
    look_first = p.look_first or p.state = 'unclear'
  from chosen, run, turn
  where p.id = chosen.id and turn.id = p.id and p.state in ('due', 'unclear')
  returning p.*, turn.counts
), counted as (
  update push_back_run set writes = writes + (select count(*) from claimed where counts)
  where tenant = :?tenant
)
select id, kind, object_type, object_id, candidate_id, application_id, origin, score, content, former,
  id || '-' || token as reference, attempts, look_first
from claimed
order by id
