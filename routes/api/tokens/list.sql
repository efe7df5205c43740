-- All tokens in the order in which they were made; never a value.
with found as (
  select id, json_build_object(
    'id', id, 'name', name, 'role', role, 'tenant', tenant, 'createdAt', iso(created_at), 'lastUsedAt', iso(last_used_at)) as json
  from token
  where id > coalesce(opaque_number(:?ask.after), 0)
  order by id
  limit cast(:?ask.limit as int) + 1
)
select list_answer(
  array(select json from found order by id),
  array(select cast(id as text) from found order by id),
  cast(:?ask.limit as int))
