-- One record could not be read or stored; the stream goes on without it.
with failed as (
  insert into failure as f (tenant, stream, record_id, reason)
  values (:?tenant, :?stream, :?record, :?reason.message)
  on conflict (tenant, stream, record_id) do update set reason = excluded.reason, at = now(), attempts = f.attempts + 1
)
update sync_stream set unstorable = unstorable + 1
where sync_id = :?sync.id and name = :?stream
