-- One application: as lists show it, with the evidence of its score and what was written to the ATS for it.
select cast(cast(a.json as jsonb) || jsonb_build_object(
  'job', json_build_object('id', a.job_id, 'title', j.title),
  'createdAt', iso(a.created_at),
  'updatedAt', iso(a.updated_at),
  'archivedAt', iso(a.archived_at))
  || coalesce(cast(e.json as jsonb), jsonb_build_object(
    'factors', json_build_array(), 'matchedSkills', json_build_array(), 'missingSkills', json_build_array(),
    'scorer', null, 'weightsVersion', null, 'inputsHash', null, 'previous', null, 'changes', null, 'secondReading', null,
    'criteria', json_build_array()))
  || jsonb_build_object('pushBacks', (
    select coalesce(json_agg(json_build_object(
      'id', p.id, 'kind', p.kind, 'objectType', p.object_type, 'objectId', p.object_id, 'candidateId', p.candidate_id,
      'applicationId', p.application_id, 'syncId', p.sync_id, 'state', p.state, 'attempts', p.attempts,
      'createdAt', iso(p.created_at), 'sentAt', iso(p.sent_at), 'ashbyRequestId', p.ashby_request_id, 'reason', p.reason) order by p.id desc), '[]')
    from push_back p
    where p.tenant = a.tenant and p.application_id = a.id)) as text)
from application_answer a
left join job j on j.tenant = a.tenant and j.id = a.job_id
left join score_answer e on e.tenant = a.tenant and e.application_id = a.id
where a.tenant = :?tenant and a.id = :?ask.id
