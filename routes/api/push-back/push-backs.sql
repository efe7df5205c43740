-- The ledger, newest first.
with found as (
  select id, json
  from push_back_json
  where tenant = :?tenant and id < coalesce(opaque_number(:?ask.after), 9223372036854775807)
    and (cast(:?ask.state as text) is null or state = :?ask.state)
  order by id desc
  limit cast(:?ask.limit as int) + 1
)
select list_answer(
  array(select json from found order by id desc),
  array(select cast(id as text) from found order by id desc),
  cast(:?ask.limit as int))
from connection
where tenant = :?tenant
