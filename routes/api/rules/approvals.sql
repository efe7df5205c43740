-- What waits for a person, oldest first.
with found as (
  select id, json from rule_act_json
  where tenant = :?tenant and state = 'waiting' and id > coalesce(opaque_number(:?ask.after), 0)
  order by id
  limit cast(:?ask.limit as int) + 1
)
select list_answer(
  array(select json from found order by id),
  array(select cast(id as text) from found order by id),
  cast(:?ask.limit as int))
from connection
where tenant = :?tenant
