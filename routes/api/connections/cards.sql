-- All cards that the caller may see, by name.
with cards as (
  select tenant, json
  from card
  where (cast(:?onlyTenant as text) is null or tenant = :?onlyTenant)
    and (cast(:?ask.after as text) is null or tenant > :?ask.after)
  order by tenant
  limit cast(:?ask.limit as int) + 1
), page as (
  select * from cards order by tenant limit cast(:?ask.limit as int)
)
select cast(json_build_object(
  'items', (select coalesce(json_agg(json order by tenant), '[]') from page),
  'next', case when (select count(*) from cards) > cast(:?ask.limit as int) then opaque((select max(tenant) from page)) end) as text)
