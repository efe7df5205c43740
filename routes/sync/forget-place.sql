-- The ATS no longer knows our place: the next pass is a complete one, and counts from its start.
with forgotten as (
  update stream_place set next_page = null, sync_token = null
  where tenant = :?tenant and stream = :?stream and exists (select from sync where id = :?sync.id and node = :?setting.node)
), kept as (
  update sync set percent_floor = p.percent
  from sync_progress p
  where sync.id = :?sync.id and p.id = sync.id and node = :?setting.node
)
update sync_stream set pages = 0, records = 0, unstorable = 0
where sync_id = :?sync.id and name = :?stream and exists (select from sync where id = :?sync.id and node = :?setting.node)
