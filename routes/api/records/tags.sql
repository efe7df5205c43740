-- The tags that a candidate can have, by title.
with found as (
  select r.id, lower(coalesce(r.title, '')) as key, json_build_object(
    'id', r.id, 'title', r.title, 'isArchived', coalesce(r.is_archived, false)) as json
  from tag r
  where r.tenant = :?tenant and r.removed_at is null
    and (cast(:?ask.after as text) is null or (lower(coalesce(r.title, '')), r.id) > (place_key(:?ask.after), place_id(:?ask.after)))
  order by key, id
  limit cast(:?ask.limit as int) + 1
)
select list_answer(
  array(select json from found order by key, id),
  array(select id || '|' || key from found order by key, id),
  cast(:?ask.limit as int))
from connection
where tenant = :?tenant
