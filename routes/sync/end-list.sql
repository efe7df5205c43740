-- All that was due has been read, record by record.
with place as (
  update stream_place set
    full_pass_at = pass_started_at,
    true_as_of = pass_started_at,
    scopes = (select scopes from connection where tenant = :?tenant)
  where tenant = :?tenant and stream = :?stream
    and exists (select from sync where id = :?sync.id and node = :?setting.node and finished_at is null)
  returning pass_started_at
)
update sync_stream set state = 'done', ended_at = clock_timestamp(), true_as_of = place.pass_started_at
from place
where sync_id = :?sync.id and name = :?stream
