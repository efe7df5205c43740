-- Which files to fetch next: résumés of active applications before all others. None once another node has taken the sync over.
select a.id, a.name, a.handle
from attachment a
where a.tenant = :?tenant and a.removed_at is null and a.state = 'due' and a.due_at <= now()
  and exists (select from sync where id = :?sync.id and node = :?setting.node)
order by
  a.is_resume and exists (
    select from application p
    where p.tenant = a.tenant and p.candidate_id = a.candidate_id and p.status = 'Active' and p.removed_at is null) desc,
  a.is_resume desc,
  a.due_at,
  a.id
limit 100
