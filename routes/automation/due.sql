-- Events that rules are to look at now, each with all that its rule may ask about: of live tenants, of applications whose
-- present version has a score, and no more than a rule has room for in this sync.
select e.id as event_id, cast(json_build_object(
  'tenant', r.tenant,
  'eventId', e.id,
  'version', e.version,
  'rule', json_build_object(
    'id', r.id, 'revision', r.revision, 'name', r.name, 'event', r.event, 'mode', r.mode, 'condition', r.condition,
    'actions', cast(r.resolved as json)),
  'present', a.removed_at is null and case r.event
    when 'scored' then s.version = e.version
    when 'stageChanged' then a.stage_version = e.version
    else true end,
  'score', s.score,
  'band', s.band,
  'application', cast(a.raw as json),
  'candidate', cast(c.raw as json),
  'job', cast(j.raw as json),
  'department', d.name,
  'stage', case when g.id is not null then json_build_object('id', g.id, 'title', g.title, 'type', g.type) end,
  'archiveStageId', (
    select id from interview_stage x
    where x.tenant = a.tenant and x.interview_plan_id = g.interview_plan_id and x.type = 'Archived' and x.removed_at is null
    order by x.position desc limit 1),
  'movedTo', (
    select coalesce(json_agg(w.value->'content'->>'stageId'), '[]')
    from rule_act t, json_array_elements(cast(t.steps as json)) as w
    where t.rule_id = r.id and t.event = r.event and t.application_id = a.id and t.state in ('agreed', 'done')
      and w.value->>'kind' = 'stage')) as text) as facts
from rule r
join connection l on l.tenant = r.tenant and l.status = 'active'
cross join lateral (
  select q.* from rule_event q
  join scored_application w on w.tenant = q.tenant and w.id = q.application_id
  where q.rule_id = r.id and q.due_at <= now()
  order by q.id
  limit 200
) as e
join application a on a.tenant = e.tenant and a.id = e.application_id
join score s on s.tenant = a.tenant and s.application_id = a.id
left join candidate c on c.tenant = a.tenant and c.id = a.candidate_id
left join job j on j.tenant = a.tenant and j.id = a.job_id
left join department d on d.tenant = j.tenant and d.id = j.department_id
left join interview_stage g on g.tenant = a.tenant and g.id = a.stage_id
where r.enabled and r.max_per_run > 0
  and (r.acted_sync_id is distinct from (select max(id) from sync where sync.tenant = r.tenant and sync.trigger <> 'webhook') or r.acted < r.max_per_run)
order by e.id
limit 200
