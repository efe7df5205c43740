-- What rules, or people asked by rules, agreed to: from here it is a row of the ledger or a notification, once. Only an active
-- application is moved, whatever it was when the rule looked. A line for the timeline is written where notes are switched on; notes are
-- private where the settings say so.
with agreed as (
  select t.id from rule_act t
  join connection c on c.tenant = t.tenant and c.status = 'active'
  where t.state = 'agreed'
  order by t.id
  limit 100
  for update of t skip locked
), done as (
  update rule_act t set state = 'done' from agreed where t.id = agreed.id returning t.*
), step as (
  select
    done.*, s.*,
    a.candidate_id as present_candidate, -- of a merged candidate the winner, to whom the application has gone
    a.id is not null and (s.kind is distinct from 'stage' or a.status = 'Active')
      and (s.action <> 'timeline' or coalesce(cast(p.settings as json)->'notes'->>'enabled' = 'true', false)) as goes,
    case when s.kind = 'note' and cast(p.settings as json)->'notes'->>'private' = 'true' then '{"private": true}' else '{}' end as privacy
  from done
  cross join json_to_recordset(cast(done.steps as json)) as s (
    action text, kind text, "objectType" text, "objectId" text, content jsonb, former jsonb, url text)
  left join application a on a.tenant = done.tenant and a.id = done.application_id and a.removed_at is null
  left join push_back_settings p on p.tenant = done.tenant
), written as (
  insert into push_back (tenant, kind, object_type, object_id, candidate_id, application_id, origin, actor, score, content, former)
  select tenant, kind, "objectType", case "objectType" when 'Candidate' then present_candidate else "objectId" end,
    present_candidate, application_id, 'rule', 'rule:' || rule_id, score,
    cast(content || jsonb_build_object('rule', rule_id) || cast(privacy as jsonb) as text), cast(former as text)
  from step
  where goes and kind is not null
), notified as (
  insert into notification (tenant, rule_id, url, body)
  select tenant, rule_id, url, cast(json_build_object(
    'tenant', tenant, 'rule', json_build_object('id', rule_id, 'name', rule_name), 'on', event,
    'applicationId', application_id, 'candidateId', present_candidate, 'jobId', job_id, 'score', score, 'band', band, 'at', iso(now())) as text)
  from step
  where goes and url is not null
)
insert into audit (tenant, actor, action, object, detail)
select tenant, 'rule:' || rule_id, case when goes then action else 'skip ' || action end, 'application ' || application_id,
  rule_name || coalesce(', approved by ' || decided_by, '')
from step
where action <> 'timeline'
