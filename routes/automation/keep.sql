-- One statement: the event is gone, the room is taken, and what the rule does is kept, or nothing of it is. A preview gives way
-- to the real thing; nothing else is done twice for one version.
with event as (
  select id from rule_event where id = :?act.eventId for update -- another node may have it in hand
), room as (
  update rule r set acted = case when r.acted_sync_id = s.id then r.acted + 1 else 1 end, acted_sync_id = s.id
  from event, (select max(id) as id from sync where tenant = :?act.tenant and trigger <> 'webhook') as s
  where r.tenant = :?act.tenant and r.id = :?act.ruleId and r.revision = :?act.revision and r.enabled
    and (r.acted_sync_id is distinct from s.id or r.acted < r.max_per_run)
    and exists (select from connection where tenant = r.tenant and status = 'active')
  returning r.id, r.name, r.event, r.acted_sync_id
), taken as (
  delete from rule_event where id = :?act.eventId and exists (select from room) returning id
), kept as (
  insert into rule_act as t (
    tenant, rule_id, rule_name, event, application_id, candidate_id, job_id, version, sync_id, score, band, steps, state)
  select
    :?act.tenant, room.id, room.name, room.event, :?act.applicationId, :?act.candidateId, :?act.jobId, :?act.version,
    room.acted_sync_id, :?act.score, :?act.band, :?act.steps, :?act.state
  from room, taken
  on conflict (rule_id, event, application_id, version) do update set
    rule_name = excluded.rule_name, candidate_id = excluded.candidate_id, job_id = excluded.job_id, sync_id = excluded.sync_id,
    score = excluded.score, band = excluded.band, steps = excluded.steps, state = excluded.state, at = now()
  where t.state = 'previewed'
  returning tenant, rule_id, rule_name, event, application_id, version, steps, state
), superseded as (
  -- Whoever is asked about the new version need not be asked about the old one.
  update rule_act t set state = 'withdrawn'
  from kept
  where t.rule_id = kept.rule_id and t.event = kept.event and t.application_id = kept.application_id
    and t.version < kept.version and t.state = 'waiting'
)
insert into audit (tenant, actor, action, object, detail)
select k.tenant, 'rule:' || k.rule_id, case k.state when 'previewed' then 'preview ' else 'ask-for ' end || (s.value->>'action'),
  'application ' || k.application_id, k.rule_name
from kept k, json_array_elements(cast(k.steps as json)) as s
where k.state in ('previewed', 'waiting') and s.value->>'action' <> 'timeline'
