-- A candidate who cannot be read as it is: not tried again until the texts change.
with marked as (
  update candidate_features set
    read_version = texts_version, has_meaning = false,
    words = case when read_version = texts_version then words end,
    meaning = case when read_version = texts_version then meaning end
  where tenant = :?candidate.tenant and candidate_id = :?candidate.candidate_id and texts_version = cast(:?candidate.texts_version as int)
)
insert into failure as f (tenant, stream, record_id, reason)
values (:?candidate.tenant, 'candidates', :?candidate.candidate_id, 'It could not be read for comparing: ' || :?reason.message)
on conflict (tenant, stream, record_id) do update set reason = excluded.reason, at = now(), attempts = f.attempts + 1
