-- The file could not be had. It is tried again at later syncs, ever later, five times.
with tried as (
  update attachment set
    attempts = attempts + 1,
    state = case when attempts >= 4 or cast(:?permanent as boolean) then 'failed' else 'due' end,
    reason = :?reason.message,
    due_at = now() + interval '10 minutes' * power(2, attempts)
  where tenant = :?tenant and id = :?attachment.id
), failed as (
  insert into failure as f (tenant, stream, record_id, reason)
  values (:?tenant, 'attachments', :?attachment.id, :?reason.message)
  on conflict (tenant, stream, record_id) do update set reason = excluded.reason, at = now(), attempts = f.attempts + 1
)
update sync_stream set pages = pages + 1, unstorable = unstorable + 1
where sync_id = :?sync.id and name = 'attachments'
