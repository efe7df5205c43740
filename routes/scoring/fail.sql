-- An application that cannot be scored as it is: it is not tried again until its inputs change.
with marked as (
  update application set first_scored_version = :?application.input_version, scored_version = :?application.input_version
  where tenant = :?application.tenant and id = :?application.id
)
insert into failure as f (tenant, stream, record_id, reason)
values (:?application.tenant, 'applications', :?application.id, 'It could not be scored: ' || :?reason.message)
on conflict (tenant, stream, record_id) do update set reason = excluded.reason, at = now(), attempts = f.attempts + 1
