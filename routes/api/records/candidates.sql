-- The candidates of a tenant by name; those whose name, address, position or company holds what is asked for.
with found as (
  select id, lower(coalesce(name, '')) as key
  from candidate
  where tenant = :?tenant and removed_at is null
    and (cast(:?ask.after as text) is null or (lower(coalesce(name, '')), id) > (place_key(:?ask.after), place_id(:?ask.after)))
    and (cast(:?ask.q as text) is null
      or strpos(lower(concat_ws(' ', name, email, position, company)), lower(:?ask.q)) > 0)
  order by key, id
  limit cast(:?ask.limit as int) + 1
), page as (
  select * from found order by key, id limit cast(:?ask.limit as int)
)
select cast(json_build_object(
  'items', (
    select coalesce(json_agg(json_build_object(
      'id', c.id, 'name', c.name, 'email', c.email, 'position', c.position, 'company', c.company,
      'applications', (select count(*) from application a where a.tenant = c.tenant and a.candidate_id = c.id and a.removed_at is null),
      'createdAt', iso(c.created_at), 'updatedAt', iso(c.updated_at)) order by page.key, c.id), '[]')
    from page join candidate c using (id) where c.tenant = :?tenant),
  'next', case when (select count(*) from found) > cast(:?ask.limit as int) then opaque((select id || '|' || key from page order by key desc, id desc limit 1)) end) as text)
from connection
where tenant = :?tenant
