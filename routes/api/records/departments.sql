-- The departments by name. A team is a department with a parent.
with found as (
  select r.id, lower(coalesce(r.name, '')) as key
  from department r
  where r.tenant = :?tenant and r.removed_at is null
    and (cast(:?ask.after as text) is null or (lower(coalesce(r.name, '')), r.id) > (place_key(:?ask.after), place_id(:?ask.after)))
  order by key, id
  limit cast(:?ask.limit as int) + 1
), page as (
  select * from found order by key, id limit cast(:?ask.limit as int)
)
select cast(json_build_object(
  'items', (
    select coalesce(json_agg(json_build_object(
      'id', r.id, 'name', r.name, 'parentId', r.parent_id, 'isArchived', coalesce(r.is_archived, false)) order by page.key, r.id), '[]')
    from page join department r using (id)
    where r.tenant = :?tenant),
  'next', case when (select count(*) from found) > cast(:?ask.limit as int) then opaque((select id || '|' || key from page order by key desc, id desc limit 1)) end) as text)
from connection
where tenant = :?tenant
