-- The jobs of a tenant by title, each with how its applications stand and score.
with found as (
  select id, lower(coalesce(title, '')) as key
  from job
  where tenant = :?tenant and removed_at is null
    and (cast(:?ask.after as text) is null or (lower(coalesce(title, '')), id) > (place_key(:?ask.after), place_id(:?ask.after)))
  order by key, id
  limit cast(:?ask.limit as int) + 1
), page as (
  select * from found order by key, id limit cast(:?ask.limit as int)
)
select cast(json_build_object(
  'items', (select coalesce(json_agg(j.json order by key, id), '[]') from page join job_answer j using (id) where j.tenant = :?tenant),
  'next', case when (select count(*) from found) > cast(:?ask.limit as int) then opaque((select id || '|' || key from page order by key desc, id desc limit 1)) end) as text)
from connection
where tenant = :?tenant
