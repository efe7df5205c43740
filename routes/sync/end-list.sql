-- All that was due has been read, record by record.
with place as (
  update stream_place set
    full_pass_at = pass_started_at,
    scopes = (select scopes from connection where tenant = :?tenant)
  where tenant = :?tenant and stream = :?stream
    and exists (select from sync where id = :?sync.id and node = :?setting.node)
  returning pass_started_at
)
update sync_stream set state = 'done', true_as_of = place.pass_started_at
from place
where sync_id = :?sync.id and name = :?stream
