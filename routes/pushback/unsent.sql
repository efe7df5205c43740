-- A write did not come through: it waits, or is looked for, or is given up with its reason. A kind of write that the key may
-- not do is switched off, and says so on the card.
with undone as (
  update push_back set
    state = :?unsent.state,
    attempts = attempts - case when cast(:?unsent.tried as boolean) then 0 else 1 end,
    due_at = now() + interval '1 second' * cast(:?unsent.waitSeconds as int),
    look_first = look_first or cast(:?unsent.tried as boolean),
    reason = :?unsent.reason
  where tenant = :?tenant and id = cast(:?due.id as bigint) and state = 'claimed' and claim = cast(:?due.claim as int)
  returning *
), refused as (
  insert into push_back_written as w (tenant, object_id, place, refused)
  select :?tenant, p."objectId", p.place, cast(p.refused as text)
  from undone, json_to_recordset(coalesce(cast(:?unsent.places as json), '[]')) as p ("objectId" text, place text, refused json)
  where undone.state = 'failed'
  on conflict (tenant, object_id, place) do update set refused = excluded.refused
), failed as (
  insert into failure as f (tenant, stream, record_id, reason, attempts)
  select tenant, 'pushBacks', cast(id as text), reason, attempts
  from undone
  where state = 'failed' and origin <> 'undo' and cast(:?unsent.places as json) is not null
  on conflict (tenant, stream, record_id) do update set reason = excluded.reason, at = now(), attempts = excluded.attempts
), off as (
  update push_back_settings s set
    settings = cast(jsonb_set(cast(s.settings as jsonb), array[k.member, 'enabled'], 'false') as text)
  from undone
  join (values ('customFields', 'customFields'), ('tag', 'tags'), ('note', 'notes')) as k (kind, member) using (kind)
  where s.tenant = undone.tenant and cast(:?unsent.forbidden as boolean)
  returning s.tenant
), withdrawn as (
  delete from push_back p using undone, off
  where p.tenant = undone.tenant and p.kind = undone.kind and p.state = 'due' and p.origin = 'plan' and p.id <> undone.id
), warned as (
  insert into warning (tenant, code, message)
  select undone.tenant, 'push-back-permission-' || kind, coalesce(cast(:?unsent.warning as text), 'The key lacks the grant to write ' ||
    case kind when 'tag' then 'tags' when 'note' then 'notes' else 'custom fields' end ||
    ', so that was switched off. Give the key Candidates (write), for new tags also Hiring Process Metadata (write), and switch it on again.')
  from undone, off
  on conflict (tenant, code) do update set message = excluded.message, at = now()
)
insert into audit (tenant, actor, action, object, detail)
select tenant, 'ashby', 'switch-off', kind, case when cast(:?unsent.warning as text) is null then 'the key lacks the grant' else reason end
from undone
where exists (select from off)
