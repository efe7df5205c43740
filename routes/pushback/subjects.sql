-- Candidates whose plan is to be made again. One is held while what it rests on is still being read or scored, or while it
-- is unclear what stands there. None for a node whose turn is over.
with queue as (
  select candidate_id, array_agg(id) as ids, min(at) as since, min(id) as first
  from (
    select id, candidate_id, at from push_back_replan
    where tenant = :?tenant and due_at <= now()
      and exists (
        select from push_back_run r
        where r.tenant = :?tenant and r.node = :?setting.node and r.leased_until > now())
    order by due_at, id
    limit 2000
  ) as waiting
  group by candidate_id
  order by first
  limit 200
), reading as (
  select exists (
    select from sync s
    join sync_stream w on w.sync_id = s.id
    where s.tenant = :?tenant and s.finished_at is null
      and w.name in ('candidates', 'applications', 'jobs', 'fields', 'tags') and w.state in ('waiting', 'running')) as now
)
select
  q.candidate_id,
  array_to_string(q.ids, ',') as queue,
  (reading.now
    or exists (
      select from push_back p
      where p.tenant = :?tenant and p.candidate_id = q.candidate_id
        and (p.state in ('claimed', 'unclear') or p.state = 'due' and p.origin = 'undo'))
    or exists ( -- a note to whom the application belonged before, who was merged into this one
      select from application a
      join push_back p on p.tenant = a.tenant and p.application_id = a.id and p.kind = 'note' and p.state in ('claimed', 'unclear')
      where a.tenant = :?tenant and a.candidate_id = q.candidate_id)
    or q.since > now() - interval '10 minutes' and exists (
      select from application a
      where a.tenant = :?tenant and a.candidate_id = q.candidate_id and a.status = 'Active' and a.removed_at is null
        and not exists (select from scored_application s where s.tenant = a.tenant and s.id = a.id))
  ) as held,
  s.json as subject
from queue q
cross join reading
left join push_back_subject s on s.tenant = :?tenant and s.candidate_id = q.candidate_id
