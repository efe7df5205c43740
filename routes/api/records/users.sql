-- The people of the tenant in the ATS, by name.
with found as (
  select r.id, lower(concat_ws(' ', r.last_name, r.first_name)) as key
  from ashby_user r
  where r.tenant = :?tenant and r.removed_at is null
    and (cast(:?ask.after as text) is null or (lower(concat_ws(' ', r.last_name, r.first_name)), r.id) > (place_key(:?ask.after), place_id(:?ask.after)))
  order by key, id
  limit cast(:?ask.limit as int) + 1
), page as (
  select * from found order by key, id limit cast(:?ask.limit as int)
)
select cast(json_build_object(
  'items', (
    select coalesce(json_agg(json_build_object(
      'id', r.id, 'firstName', r.first_name, 'lastName', r.last_name, 'email', r.email, 'role', r.role,
      'isEnabled', r.is_enabled, 'updatedAt', iso(r.updated_at)) order by page.key, r.id), '[]')
    from page join ashby_user r using (id)
    where r.tenant = :?tenant),
  'next', case when (select count(*) from found) > cast(:?ask.limit as int) then opaque((select id || '|' || key from page order by key desc, id desc limit 1)) end) as text)
from connection
where tenant = :?tenant
