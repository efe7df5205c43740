-- All cards that the caller may see, by name.
with found as (
  select tenant, json
  from card
  where (cast(:?onlyTenant as text) is null or tenant = :?onlyTenant)
    and (cast(:?ask.after as text) is null or tenant > :?ask.after)
  order by tenant
  limit cast(:?ask.limit as int) + 1
)
select list_answer(
  array(select json from found order by tenant),
  array(select tenant from found order by tenant),
  cast(:?ask.limit as int))
