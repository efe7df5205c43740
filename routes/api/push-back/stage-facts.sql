-- What decides whether an application may be moved to a stage.
select cast(json_build_object(
  'planId', coalesce(
    cast(a.raw as json)->'currentInterviewStage'->>'interviewPlanId',
    (select s.interview_plan_id from interview_stage s where s.tenant = a.tenant and s.id = a.stage_id)),
  'stage', (
    select json_build_object('id', s.id, 'type', s.type, 'planId', s.interview_plan_id)
    from interview_stage s where s.tenant = a.tenant and s.id = :?stage.stageId and s.removed_at is null),
  'reasonIsUsable', exists (
    select from archive_reason r
    where r.tenant = a.tenant and r.id = :?stage.archiveReasonId and r.removed_at is null and r.is_archived is not true)
) as text)
from application a
where a.tenant = :?tenant and a.id = :?ask.id and a.removed_at is null
