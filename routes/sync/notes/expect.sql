-- Stands for the whole sync, whatever breaks it.
update sync_stream set expected = (
  select count(*) filter (where notes_of is distinct from hash)
    + least(count(*) filter (where notes_of = hash), cast(:?setting.notesSweep as bigint))
  from candidate where tenant = :?tenant and removed_at is null)
where sync_id = :?sync.id and name = 'notes' and expected is null
