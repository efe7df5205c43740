-- The interview stages, plan by plan, in their order.
with found as (
  select r.id, (coalesce(r.interview_plan_id, '') || ' ' || lpad(cast(coalesce(r.position, 0) as text), 6, '0')) as key
  from interview_stage r
  where r.tenant = :?tenant and r.removed_at is null
    and (cast(:?ask.after as text) is null or ((coalesce(r.interview_plan_id, '') || ' ' || lpad(cast(coalesce(r.position, 0) as text), 6, '0')), r.id) > (place_key(:?ask.after), place_id(:?ask.after)))
  order by key, id
  limit cast(:?ask.limit as int) + 1
), page as (
  select * from found order by key, id limit cast(:?ask.limit as int)
)
select cast(json_build_object(
  'items', (
    select coalesce(json_agg(json_build_object(
      'id', r.id, 'title', r.title, 'type', r.type, 'position', r.position,
      'interviewPlan', json_build_object('id', r.interview_plan_id, 'title', p.title, 'isArchived', coalesce(p.is_archived, false))) order by page.key, r.id), '[]')
    from page join interview_stage r using (id)
    left join interview_plan p on p.tenant = r.tenant and p.id = r.interview_plan_id
    where r.tenant = :?tenant),
  'next', case when (select count(*) from found) > cast(:?ask.limit as int) then opaque((select id || '|' || key from page order by key desc, id desc limit 1)) end) as text)
from connection
where tenant = :?tenant
