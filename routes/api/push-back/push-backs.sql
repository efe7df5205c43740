-- The ledger, newest first.
with found as (
  select id, json
  from push_back_json
  where tenant = :?tenant and id < coalesce(opaque_number(:?ask.after), 9223372036854775807)
    and (cast(:?ask.state as text) is null or state = :?ask.state)
  order by id desc
  limit cast(:?ask.limit as int) + 1
), page as (
  select * from found order by id desc limit cast(:?ask.limit as int)
)
select cast(json_build_object(
  'items', (select coalesce(json_agg(json order by id desc), '[]') from page),
  'next', case when (select count(*) from found) > cast(:?ask.limit as int) then opaque(cast((select min(id) from page) as text)) end) as text)
from connection
where tenant = :?tenant
