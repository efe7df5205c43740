-- Whose notes to read next: nobody's once another node has taken the sync over.
with budget as (
  select greatest(0, cast(:?setting.notesSweep as bigint) - count(*)) as sweep
  from candidate
  where tenant = :?tenant and notes_of = hash and notes_read_at >= cast(:?sync.started_at as timestamptz)
), failed as ( -- in this sync: not tried again before the next
  select record_id as id from failure
  where tenant = :?tenant and stream = 'notes' and record_id is not null and at >= cast(:?sync.started_at as timestamptz)
), changed as (
  select id, hash, 1 as turn, notes_read_at
  from candidate c
  where tenant = :?tenant and removed_at is null and notes_of is distinct from hash
    and id not in (select id from failed)
  order by exists (
      select from application a where a.tenant = c.tenant and a.candidate_id = c.id and a.status = 'Active' and a.removed_at is null) desc,
    updated_at desc nulls last
  limit 500
), unread as (
  select id, hash, 2 as turn, notes_read_at
  from candidate
  where tenant = :?tenant and removed_at is null and notes_of = hash
    and notes_read_at < cast(:?sync.started_at as timestamptz)
    and id not in (select id from failed)
    and not exists (select from changed)
  order by notes_read_at
  limit least(100, (select sweep from budget))
)
select id, hash
from (select id, hash from changed union all select id, hash from unread) as due
where exists (select from sync where id = :?sync.id and node = :?setting.node)
