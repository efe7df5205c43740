-- What could not be stored or written, newest first.
with found as (
  select id, json_build_object('id', id, 'stream', stream, 'recordId', record_id, 'reason', reason, 'at', iso(at), 'attempts', attempts) as json
  from failure
  where tenant = :?tenant and id < coalesce(opaque_number(:?ask.after), 9223372036854775807)
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
