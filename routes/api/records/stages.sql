-- The interview stages, plan by plan, in their order.
with found as (
  select r.id, (coalesce(r.interview_plan_id, '') || ' ' || lpad(cast(coalesce(r.position, 0) as text), 6, '0')) as key, json_build_object(
    'id', r.id, 'title', r.title, 'type', r.type, 'position', r.position,
    'interviewPlan', json_build_object('id', r.interview_plan_id, 'title', p.title, 'isArchived', coalesce(p.is_archived, false))) as json
  from interview_stage r
  left join interview_plan p on p.tenant = r.tenant and p.id = r.interview_plan_id
  where r.tenant = :?tenant and r.removed_at is null
    and (cast(:?ask.after as text) is null or ((coalesce(r.interview_plan_id, '') || ' ' || lpad(cast(coalesce(r.position, 0) as text), 6, '0')), r.id) > (place_key(:?ask.after), place_id(:?ask.after)))
  order by key, id
  limit cast(:?ask.limit as int) + 1
)
select list_answer(
  array(select json from found order by key, id),
  array(select id || '|' || key from found order by key, id),
  cast(:?ask.limit as int))
from connection
where tenant = :?tenant
