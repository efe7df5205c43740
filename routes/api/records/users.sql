-- The people of the tenant in the ATS, by name.
with found as (
  select r.id, lower(concat_ws(' ', r.last_name, r.first_name)) as key, json_build_object(
    'id', r.id, 'firstName', r.first_name, 'lastName', r.last_name, 'email', r.email, 'role', r.role,
    'isEnabled', r.is_enabled, 'updatedAt', iso(r.updated_at)) as json
  from ashby_user r
  where r.tenant = :?tenant and r.removed_at is null
    and (cast(:?ask.after as text) is null or (lower(concat_ws(' ', r.last_name, r.first_name)), r.id) > (place_key(:?ask.after), place_id(:?ask.after)))
  order by key, id
  limit cast(:?ask.limit as int) + 1
)
select list_answer(
  array(select json from found order by key, id),
  array(select id || '|' || key from found order by key, id),
  cast(:?ask.limit as int))
from connection
where tenant = :?tenant
