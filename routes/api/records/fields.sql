-- The custom fields by title.
with found as (
  select r.id, lower(coalesce(r.title, '')) as key
  from custom_field r
  where r.tenant = :?tenant and r.removed_at is null
    and (cast(:?ask.after as text) is null or (lower(coalesce(r.title, '')), r.id) > (place_key(:?ask.after), place_id(:?ask.after)))
  order by key, id
  limit cast(:?ask.limit as int) + 1
), page as (
  select * from found order by key, id limit cast(:?ask.limit as int)
)
select cast(json_build_object(
  'items', (
    select coalesce(json_agg(json_build_object(
      'id', r.id, 'title', r.title, 'objectType', r.object_type, 'fieldType', r.field_type,
      'isArchived', coalesce(r.is_archived, false), 'isPrivate', coalesce(r.is_private, false),
      'selectableValues', coalesce(cast(r.raw as json)->'selectableValues', '[]')) order by page.key, r.id), '[]')
    from page join custom_field r using (id)
    where r.tenant = :?tenant),
  'next', case when (select count(*) from found) > cast(:?ask.limit as int) then opaque((select id || '|' || key from page order by key desc, id desc limit 1)) end) as text)
from connection
where tenant = :?tenant
