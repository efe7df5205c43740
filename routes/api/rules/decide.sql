-- A person agrees or declines, once. Gives the state as it then is; no row when there is nothing to decide under that id.
with decided as (
  update rule_act set state = :?decision, decided_at = now(), decided_by = :?actor
  where tenant = :?tenant and cast(id as text) = :?ask.id and state = 'waiting'
  returning id, rule_name, application_id
), logged as (
  insert into audit (tenant, actor, action, object, detail)
  select :?tenant, :?actor, case :?decision when 'agreed' then 'approve' else 'reject' end, 'approval ' || id, rule_name
  from decided
)
select case
  when t.state = 'waiting' then :?decision
  when t.state = 'done' then 'agreed'
  else t.state end
from rule_act t
where t.tenant = :?tenant and cast(t.id as text) = :?ask.id and (t.state = 'waiting' or t.decided_by is not null)
