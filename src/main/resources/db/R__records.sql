-- How records look in answers.

-- An application as lists show it, with what they are sorted and chosen by.
create or replace view application_answer as
select
  a.tenant, a.id, a.job_id, a.candidate_id, a.status, a.created_at, a.updated_at, a.archived_at,
  a.stage_id, coalesce(s.title, cast(a.raw as json)->'currentInterviewStage'->>'title') as stage_title,
  coalesce(s.type, cast(a.raw as json)->'currentInterviewStage'->>'type') as stage_type, s.position as stage_position,
  c.name as candidate_name,
  e.score, e.band, e.scored_at,
  json_build_object(
    'id', a.id,
    'candidate', json_build_object('id', a.candidate_id, 'name', c.name),
    'stage', case when a.stage_id is not null then json_build_object(
      'id', a.stage_id,
      'title', coalesce(s.title, cast(a.raw as json)->'currentInterviewStage'->>'title'),
      'type', coalesce(s.type, cast(a.raw as json)->'currentInterviewStage'->>'type')) end,
    'status', a.status,
    'score', e.score,
    'band', e.band,
    'reasons', coalesce(cast(e.evidence as json)->'reasons', '[]'),
    'scoredAt', iso(e.scored_at),
    'notScored', case when e.score is null then not_scored(a.tenant, a.candidate_id) end) as json
from application a
left join candidate c on c.tenant = a.tenant and c.id = a.candidate_id
left join interview_stage s on s.tenant = a.tenant and s.id = a.stage_id
left join score e on e.tenant = a.tenant and e.application_id = a.id
where a.removed_at is null and c.removed_at is null;

-- A band's place, weak 1 to strong 4.
create or replace function band_place(text) returns int language sql immutable as $$
  select array_position(array['weak', 'possible', 'good', 'strong'], $1)
$$;

-- Whether a text names a skill, as words of its own: Java is not named by JavaScript, nor C by C++ or R by every r.
create or replace function names_skill(words text, skill text) returns boolean language sql immutable as $$
  select words ~* ('(?<![[:alnum:]])' || regexp_replace(skill, '([^[:alnum:][:space:]])', '\\\1', 'g') || '(?!\.?[[:alnum:]+#])')
$$;

-- What our own evidence says of the skills that a criterion of the ATS names.
create or replace function skills_about(evidence json, criterion text) returns json language sql immutable as $$
  select coalesce(json_agg(json_build_object('skill', skill, 'shown', shown, 'quote', quote) order by shown desc, skill), '[]')
  from (
    select m->>'skill' as skill, true as shown, m->>'quote' as quote from json_array_elements(evidence->'matchedSkills') as m
    union all
    select m, false, null from json_array_elements_text(evidence->'missingSkills') as m
  ) as ours
  where names_skill(criterion, skill)
$$;

-- The evidence of a score.
create or replace view score_answer as
select
  tenant, application_id,
  json_build_object(
    'score', score,
    'band', band,
    'reasons', coalesce(cast(evidence as json)->'reasons', '[]'),
    'factors', coalesce(cast(evidence as json)->'factors', '[]'),
    'matchedSkills', coalesce(cast(evidence as json)->'matchedSkills', '[]'),
    'missingSkills', coalesce(cast(evidence as json)->'missingSkills', '[]'),
    'scorer', json_build_object('name', scorer_name, 'version', scorer_version),
    'weightsVersion', weights_version,
    'inputsHash', inputs_hash,
    'scoredAt', iso(scored_at),
    'previous', case when previous_score is not null then json_build_object('score', previous_score, 'scoredAt', iso(previous_scored_at)) end,
    'changes', cast(changes as json),
    'secondReading', (
      select json_build_object(
        'score', r.score, 'band', r.band,
        'disagrees', abs(band_place(r.band) - band_place(s.band)) > 1,
        'requirements', cast(r.evidence as json), 'reader', r.reader, 'readAt', iso(r.at))
      from second_reading r
      where r.tenant = s.tenant and r.application_id = s.application_id and r.inputs_hash = s.inputs_hash and r.state = 'read'
      order by r.at desc limit 1),
    'criteria', (
      select coalesce(json_agg(json_build_object(
        'criterion', v.title, 'status', v.status, 'outcome', v.outcome, 'outcomeNumber', v.outcome_number,
        'reasoning', v.reasoning, 'skipReason', v.skip_reason, 'evaluatedAt', iso(v.evaluated_at),
        'ours', skills_about(cast(s.evidence as json), v.title || ' ' || coalesce(v.prompt, ''))) order by v.title, v.id), '[]')
      from criterion_evaluation v
      where v.tenant = s.tenant and v.application_id = s.application_id)) as json
from score s;

-- The evidence of a score that has been replaced or withdrawn.
create or replace view former_score_answer as
select
  tenant, application_id, id,
  json_build_object(
    'score', score,
    'band', band,
    'reasons', coalesce(cast(evidence as json)->'reasons', '[]'),
    'factors', coalesce(cast(evidence as json)->'factors', '[]'),
    'matchedSkills', coalesce(cast(evidence as json)->'matchedSkills', '[]'),
    'missingSkills', coalesce(cast(evidence as json)->'missingSkills', '[]'),
    'scorer', json_build_object('name', scorer_name, 'version', scorer_version),
    'weightsVersion', weights_version,
    'inputsHash', inputs_hash,
    'scoredAt', iso(scored_at),
    'previous', null,
    'changes', cast(changes as json),
    'endedAt', iso(ended_at),
    'endedBy', ended_by) as json
from score_history;

-- A list's place is the id of its last item and what the list is sorted by: id|key.
create or replace function place_id(text) returns text language sql immutable as $$ select split_part($1, '|', 1) $$;
create or replace function place_key(text) returns text language sql immutable as $$ select substr($1, length(split_part($1, '|', 1)) + 2) $$;

-- A job with how its applications stand and score.
create or replace view job_answer as
select
  j.tenant, j.id,
  json_build_object(
    'id', j.id,
    'title', j.title,
    'status', j.status,
    'department', (select d.name from department d where d.tenant = j.tenant and d.id = j.department_id),
    'location', (
      select p.location from job_posting p
      where p.tenant = j.tenant and p.job_id = j.id and p.removed_at is null
      order by p.listed desc nulls last, p.published_on desc nulls last, p.id limit 1),
    'applications', coalesce(standing.applications, 0),
    'byStage', coalesce(standing.by_stage, '[]'),
    'scores', json_build_object(
      'average', round(standing.sum / nullif(standing.scores, 0), 1),
      'histogram', (
        select json_agg(coalesce(cast(standing.histogram->>cast(tenth as text) as int), 0) order by tenth) from generate_series(0, 9) as tenth))) as json
from job j
left join lateral (
  select
    sum(by_stage.applications) as applications, sum(by_stage.scores) as scores, sum(by_stage.sum) as sum,
    json_agg(json_build_object(
      'stage', case when id is not null then json_build_object('id', id, 'title', title, 'type', type) end,
      'count', by_stage.applications) order by position nulls last, title) as by_stage,
    (select json_object_agg(tenth, count) from (
      select least(score / 10, 9) as tenth, count(*) as count
      from application_answer a
      where a.tenant = j.tenant and a.job_id = j.id and score is not null
      group by 1) as tenths) as histogram
  from (
    select
      stage_id as id, stage_title as title, stage_type as type, stage_position as position,
      count(*) as applications, count(score) as scores, sum(score) as sum
    from application_answer a
    where a.tenant = j.tenant and a.job_id = j.id
    group by 1, 2, 3, 4
  ) as by_stage
) as standing on true
where j.removed_at is null;
