-- What one rule did, or would have done, newest first.
with found as (
  select id, json from rule_act_json
  where tenant = :?tenant and cast(rule_id as text) = :?ask.id and id < coalesce(opaque_number(:?ask.after), 9223372036854775807)
  order by id desc
  limit cast(:?ask.limit as int) + 1
)
select list_answer(
  array(select json from found order by id desc),
  array(select cast(id as text) from found order by id desc),
  cast(:?ask.limit as int))
from rule
where tenant = :?tenant and cast(id as text) = :?ask.id
