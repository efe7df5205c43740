-- Rules and what they did, as they are shown.

create or replace view rule_json as
select
  r.tenant,
  r.id,
  json_build_object(
    'id', r.id,
    'name', r.name,
    'on', r.event,
    'jobId', r.job_id,
    'if', r.condition,
    'then', r.actions::json,
    'mode', r.mode,
    'maxPerRun', r.max_per_run,
    'acceptAutomaticRejection', r.accepts_rejection,
    'enabled', r.enabled,
    'createdAt', iso(r.created_at),
    'updatedAt', iso(r.updated_at),
    'problem', case when r.problem is not null then json_build_object('message', r.problem, 'at', iso(r.problem_at)) end
  ) as json
from rule r;

create or replace view rule_act_json as
select
  t.tenant,
  t.id,
  t.rule_id,
  t.state,
  json_build_object(
    'id', t.id,
    'rule', json_build_object('id', t.rule_id, 'name', t.rule_name),
    'on', t.event,
    'applicationId', t.application_id,
    'candidateId', t.candidate_id,
    'jobId', t.job_id,
    'score', t.score,
    'band', t.band,
    'actions', (
      select coalesce(json_agg(json_build_object('action', s.value->>'action', 'what', s.value->>'what')), '[]'::json)
      from json_array_elements(t.steps::json) as s
      where s.value->>'action' <> 'timeline'),
    'state', case t.state when 'agreed' then 'approved' when 'done' then case when t.decided_by is null then 'done' else 'approved' end else t.state end,
    'at', iso(t.at),
    'decidedAt', iso(t.decided_at),
    'decidedBy', t.decided_by
  ) as json
from rule_act t;
