-- What a rule may name: the stages, reasons, fields and tags that the tenant has and uses; and its job, where it names one.
select cast(json_build_object(
  'rule', (select id from rule where tenant = :?tenant and cast(id as text) = :?ask.id),
  'job', (select cast(raw as json) from job where tenant = :?tenant and id = :?form.jobId and removed_at is null),
  'stages', (
    select coalesce(json_agg(json_build_object('id', id, 'title', title, 'type', type, 'planId', interview_plan_id)), '[]')
    from interview_stage where tenant = :?tenant and removed_at is null),
  'reasons', (
    select coalesce(json_agg(json_build_object('id', id, 'title', title)), '[]')
    from archive_reason where tenant = :?tenant and removed_at is null and is_archived is not true),
  'fields', (
    select coalesce(json_agg(cast(raw as json)), '[]')
    from custom_field where tenant = :?tenant and removed_at is null and is_archived is not true),
  'tags', (
    select coalesce(json_agg(json_build_object('id', id, 'title', title)), '[]')
    from tag where tenant = :?tenant and removed_at is null and is_archived is not true)) as text)
from connection
where tenant = :?tenant
