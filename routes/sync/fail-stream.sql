-- The stream stops here for this sync; its place stays, so the next one reads on.
update sync_stream set state = :?reason.state, message = :?reason.message, ended_at = clock_timestamp()
where sync_id = :?sync.id and name = :?stream and state <> 'done'
  and exists (select from sync where id = :?sync.id and node = :?setting.node)
