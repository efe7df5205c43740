-- A rule goes, with what it was still to look at, what waits for a person and what was not carried out. What it did stays.
with gone as (
  delete from rule where tenant = :?tenant and cast(id as text) = :?ask.id returning id, name
), withdrawn as (
  update rule_act set state = 'withdrawn'
  where tenant = :?tenant and rule_id in (select id from gone) and state in ('waiting', 'agreed', 'previewed')
), logged as (
  insert into audit (tenant, actor, action, object, detail)
  select :?tenant, :?actor, 'delete', 'rule ' || id, name from gone
)
select id from gone
