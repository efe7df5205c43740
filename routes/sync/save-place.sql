-- The page is stored: what it held is counted, and the place behind it saved. No row comes back when another node has taken
-- the sync over meanwhile.
with mine as (
  select id from sync where id = :?sync.id and node = :?setting.node and finished_at is null
), place as (
  update stream_place set next_page = :?cursor.nextPage
  where tenant = :?tenant and stream = :?stream and exists (select from mine)
), seen as (
  insert into pass_seen (tenant, stream, id)
  select :?tenant, :?stream, id
  from unnest(cast(:?page.ids as text[])) as id
  where cast(:?place.sweeps as boolean) and exists (select from mine)
  on conflict do nothing
), warned as (
  insert into warning (tenant, code, count, message)
  select :?tenant, code, count, message
  from (values
    ('character-replaced', cast(:?page.replaced as bigint), 'Records held a character that no database can store; it was replaced.'),
    ('date-unreadable', cast(:?page.undated as bigint), 'Records held a date that is none; it was left empty.')
  ) as w (code, count, message)
  where count > 0
  on conflict (tenant, code) do update set count = warning.count + excluded.count, at = now()
), mended as (
  delete from failure f using stream_place p
  where f.tenant = :?tenant and f.stream = :?stream and p.tenant = f.tenant and p.stream = f.stream
    and case
      when f.record_id is null then f.at < p.pass_started_at -- of a pass before this one, which read the same records again
      else f.record_id = any (cast(:?page.ids as text[])) and f.at < cast(:?sync.started_at as timestamptz) end
), failed as (
  insert into failure (tenant, stream, record_id, reason)
  select :?tenant, :?stream, null, 'Ashby sent ' || cast(:?page.nameless as text) || ' records without an id; they cannot be stored.'
  where cast(:?page.nameless as int) > 0
)
update sync_stream set
  pages = pages + 1,
  records = records + cast(:?page.received as int),
  created = created + cast(:?stored.created as bigint),
  updated = updated + cast(:?stored.updated as bigint),
  unstorable = unstorable + cast(:?page.nameless as int)
where sync_id = :?sync.id and name = :?stream and exists (select from sync where id = :?sync.id and node = :?setting.node)
returning name
