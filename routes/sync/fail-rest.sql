-- Streams that nobody reads in this sync; their places stay, so the next one reads on.
update sync_stream set state = :?reason.state, message = :?reason.message, ended_at = clock_timestamp()
where sync_id = :?sync.id and state in ('waiting', 'running')
  and exists (select from sync where id = :?sync.id and node = :?setting.node)
