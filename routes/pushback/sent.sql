-- A write stands: the ledger, our memory of what stands there, and the audit are kept together. Nobody waits for the disk: if the
-- database's host dies now, the write is claimed as before, and looked for.
with hasty as (
  select set_config('synchronous_commit', 'off', true)
), done as (
  update push_back set state = 'sent', sent_at = now(), ashby_request_id = :?sent.requestId, reason = :?sent.reason
  where tenant = :?tenant and id = cast(:?due.id as bigint) and state = 'claimed' and claim = cast(:?due.claim as int)
    and exists (select from hasty)
  returning *
), places as (
  select done.origin, done.object_type, p.*
  from done, json_to_recordset(cast(:?sent.places as json)) as p ("objectId" text, place text, value json, refused json)
), kept as (
  insert into push_back_written as w (tenant, object_id, place, value, refused, stood_at, at)
  select
    :?tenant, "objectId", place, cast(value as text), cast(refused as text), now(), now()
  from places
  on conflict (tenant, object_id, place) do update set
    value = case when excluded.refused is null then excluded.value else w.value end,
    stood_at = case when excluded.refused is null then excluded.stood_at else w.stood_at end,
    refused = excluded.refused,
    at = excluded.at,
    withheld_score = case
      when (select origin from done) = 'undo' or exists (select from push_back u where u.undoes = (select id from done)) then w.withheld_score end
), tagged as (
  insert into push_back_tag (tenant, title, tag_id)
  select :?tenant, cast(:?sent.tagTitle as text), cast(:?sent.tagId as text)
  from done
  where cast(:?sent.tagId as text) is not null
  on conflict (tenant, title) do update set tag_id = excluded.tag_id
), known as (
  insert into tag (tenant, id, title, is_archived, raw, hash)
  select :?tenant, cast(:?sent.tagId as text), cast(:?sent.tagTitle as text), false, '{}', 0
  from done
  where cast(:?sent.tagId as text) is not null
  on conflict (tenant, id) do nothing
), mended as (
  delete from failure
  where tenant = :?tenant and stream = 'pushBacks' and record_id = cast(:?due.id as text) and not cast(:?sent.partial as boolean)
), refused as (
  insert into failure as f (tenant, stream, record_id, reason, attempts)
  select tenant, 'pushBacks', cast(id as text), reason, attempts
  from done
  where cast(:?sent.partial as boolean)
  on conflict (tenant, stream, record_id) do update set reason = excluded.reason, at = now(), attempts = excluded.attempts
)
insert into audit (tenant, actor, action, object, detail)
select :?tenant, actor, 'write', kind || ' of ' || lower(object_type) || ' ' || object_id,
  concat_ws(', ', 'push-back ' || id, 'undoes ' || undoes, 'request ' || ashby_request_id, reason)
from done
where cast(:?sent.wrote as boolean)
