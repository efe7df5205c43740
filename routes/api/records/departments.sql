-- The departments by name. A team is a department with a parent.
with found as (
  select r.id, lower(coalesce(r.name, '')) as key, json_build_object(
    'id', r.id, 'name', r.name, 'parentId', r.parent_id, 'isArchived', coalesce(r.is_archived, false)) as json
  from department r
  where r.tenant = :?tenant and r.removed_at is null
    and (cast(:?ask.after as text) is null or (lower(coalesce(r.name, '')), r.id) > (place_key(:?ask.after), place_id(:?ask.after)))
  order by key, id
  limit cast(:?ask.limit as int) + 1
)
select list_answer(
  array(select json from found order by key, id),
  array(select id || '|' || key from found order by key, id),
  cast(:?ask.limit as int))
from connection
where tenant = :?tenant
