-- What the plan of a candidate reads: the candidate, its active applications and their scores, and what we last wrote.

create or replace view push_back_written_json as
select
  tenant,
  object_id,
  json_object_agg(place, json_build_object(
    'value', cast(value as json), 'stoodAt', iso(stood_at), 'withheldScore', withheld_score,
    'refused', cast(refused as json), 'at', iso(at))) as json
from push_back_written
group by tenant, object_id;

create or replace view push_back_subject as
select
  c.tenant,
  c.id as candidate_id,
  cast(json_build_object(
    'id', c.id,
    'askedAt', iso(c.asked_at),
    'customFields', cast(c.raw as json)->'customFields',
    'tags', cast(c.raw as json)->'tags',
    'written', (select w.json from push_back_written_json w where w.tenant = c.tenant and w.object_id = c.id),
    'applications', (
      select json_agg(json_build_object(
        'id', a.id,
        'askedAt', iso(a.asked_at),
        'customFields', cast(a.raw as json)->'customFields',
        -- Who sees a candidate sees its notes: the title of a confidential job stays out of them.
        'jobTitle', case when cast(j.raw as json)->>'confidential' = 'true' then null else j.title end,
        'score', s.score,
        'band', s.band,
        'evidence', cast(s.evidence as json),
        'scoredAt', iso(s.scored_at),
        'version', s.version,
        'written', (select w.json from push_back_written_json w where w.tenant = a.tenant and w.object_id = a.id)) order by a.id)
      from application a
      join score s on s.tenant = a.tenant and s.application_id = a.id
      left join job j on j.tenant = a.tenant and j.id = a.job_id
      where a.tenant = c.tenant and a.candidate_id = c.id and a.status = 'Active' and a.removed_at is null),
    -- Who is not to be scored any more does not go on carrying what the score had called for.
    'withdrawn', not_scored(c.tenant, c.id) is not null,
    'formerly', case when not_scored(c.tenant, c.id) is not null then (
      select json_agg(json_build_object(
        'id', a.id, 'askedAt', iso(a.asked_at), 'customFields', cast(a.raw as json)->'customFields', 'written', w.json) order by a.id)
      from application a
      join push_back_written_json w on w.tenant = a.tenant and w.object_id = a.id
      where a.tenant = c.tenant and a.candidate_id = c.id and a.removed_at is null) end
  ) as text) as json
from candidate c
where c.removed_at is null;

-- A row of the ledger as a caller sees it.
create or replace view push_back_json as
select
  p.tenant, p.id, p.state, p.application_id,
  json_build_object(
    'id', p.id, 'kind', p.kind, 'objectType', p.object_type, 'objectId', p.object_id, 'candidateId', p.candidate_id,
    'applicationId', p.application_id, 'syncId', p.sync_id, 'state', p.state, 'attempts', p.attempts,
    'valueHash', p.value_hash, 'score', p.score, 'scoreVersion', p.score_version,
    'createdAt', iso(p.created_at), 'sentAt', iso(p.sent_at), 'ashbyRequestId', p.ashby_request_id, 'reason', p.reason,
    'origin', p.origin, 'undoes', p.undoes) as json
from push_back p;
