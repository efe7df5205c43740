-- All tokens in the order in which they were made; never a value.
with found as (
  select id, json_build_object(
    'id', id, 'name', name, 'role', role, 'tenant', tenant, 'createdAt', iso(created_at), 'lastUsedAt', iso(last_used_at)) as json
  from token
  where id > coalesce(opaque_number(:?ask.after), 0)
  order by id
  limit cast(:?ask.limit as int) + 1
), page as (
  select * from found order by id limit cast(:?ask.limit as int)
)
select cast(json_build_object(
  'items', (select coalesce(json_agg(json order by id), '[]') from page),
  'next', case when (select count(*) from found) > cast(:?ask.limit as int) then opaque(cast((select max(id) from page) as text)) end) as text)
