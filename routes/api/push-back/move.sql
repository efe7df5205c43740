-- The move enters the ledger. Where it is may have changed since our copy was made, so that is looked at first.
with moved as (
  insert into push_back (tenant, kind, object_type, object_id, candidate_id, application_id, origin, actor, content, former, look_first)
  select tenant, 'stage', 'Application', id, candidate_id, id, 'call', :?actor, :?move,
    cast(json_build_object('stageId', stage_id) as text), true
  from application
  where tenant = :?tenant and id = :?ask.id
  returning tenant, id, object_id, content
), logged as (
  insert into audit (tenant, actor, action, object, detail)
  select tenant, :?actor, 'move', 'application ' || object_id, 'push-back ' || id from moved
)
select cast(json_build_object('id', id) as text) from moved
