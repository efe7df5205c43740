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
)
select list_answer(
  array(
    select json_build_object(
      'id', c.id, 'name', c.name, 'email', c.email, 'position', c.position, 'company', c.company,
      'applications', (select count(*) from application a where a.tenant = c.tenant and a.candidate_id = c.id and a.removed_at is null),
      'createdAt', iso(c.created_at), 'updatedAt', iso(c.updated_at))
    from found join candidate c using (id)
    where c.tenant = :?tenant
    order by found.key, c.id),
  array(select id || '|' || key from found order by key, id),
  cast(:?ask.limit as int))
from connection
where tenant = :?tenant
