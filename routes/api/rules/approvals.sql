-- What waits for a person, oldest first.
with found as (
  select id, json from rule_act_json
  where tenant = :?tenant and state = 'waiting' and id > coalesce(opaque_number(:?ask.after), 0)
  order by id
  limit cast(:?ask.limit as int) + 1
), page as (
  select * from found order by id limit cast(:?ask.limit as int)
)
select cast(json_build_object(
  'items', (select coalesce(json_agg(json order by id), '[]') from page),
  'next', case when (select count(*) from found) > cast(:?ask.limit as int) then opaque(cast((select max(id) from page) as text)) end) as text)
from connection
where tenant = :?tenant
