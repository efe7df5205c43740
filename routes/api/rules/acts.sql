-- What one rule did, or would have done, newest first.
with found as (
  select id, json from rule_act_json
  where tenant = :?tenant and cast(rule_id as text) = :?ask.id and id < coalesce(opaque_number(:?ask.after), 9223372036854775807)
  order by id desc
  limit cast(:?ask.limit as int) + 1
), page as (
  select * from found order by id desc limit cast(:?ask.limit as int)
)
select cast(json_build_object(
  'items', (select coalesce(json_agg(json order by id desc), '[]') from page),
  'next', case when (select count(*) from found) > cast(:?ask.limit as int) then opaque(cast((select min(id) from page) as text)) end) as text)
from rule
where tenant = :?tenant and cast(id as text) = :?ask.id
