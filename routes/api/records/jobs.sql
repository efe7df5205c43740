-- The jobs of a tenant by title, each with how its applications stand and score.
with found as (
  select id, lower(coalesce(title, '')) as key
  from job
  where tenant = :?tenant and removed_at is null
    and (cast(:?ask.after as text) is null or (lower(coalesce(title, '')), id) > (place_key(:?ask.after), place_id(:?ask.after)))
  order by key, id
  limit cast(:?ask.limit as int) + 1
)
select list_answer(
  array(select j.json from found join job_answer j using (id) where j.tenant = :?tenant order by key, id),
  array(select id || '|' || key from found order by key, id),
  cast(:?ask.limit as int))
from connection
where tenant = :?tenant
