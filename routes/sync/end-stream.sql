-- The pass is complete: what it did not see has vanished, and its token is the place from which the next one starts. It
-- cannot tell what vanished when the key sees other records than before, or when a record came without its id; in that case
-- its token is not taken either, so that the next pass brings the record again, and the stream is not done. An empty list where there were records is
-- not believed. A node that lost the sync to another one ends nothing.
with mine as (
  select p.tenant, p.stream, s.accept_removals,
    cast(:?place.full_pass as boolean) and not s.accept_removals and w.records = 0 as empty,
    p.full_pass_at is not null and p.scopes is distinct from c.scopes as sees_others,
    exists (
      select from failure f
      where f.tenant = p.tenant and f.stream = p.stream and f.record_id is null and f.at >= p.pass_started_at) as nameless
  from stream_place p
  join connection c using (tenant)
  join sync s on s.id = :?sync.id and s.node = :?setting.node and s.finished_at is null
  join sync_stream w on w.sync_id = s.id and w.name = p.stream
  where p.tenant = :?tenant and p.stream = :?stream
), swept as (
  select nameless, empty, case
    when cast(:?place.sweeps as boolean) and not sees_others and not nameless
    then sweep(tenant, stream, cast(:?setting.deleteGuard as double precision), accept_removals)
    when empty and holds_records(tenant, stream) then null
    else 0
  end as removed
  from mine
), place as (
  update stream_place set
    next_page = null,
    sync_token = case
      when removed is null then null
      else coalesce(case when not nameless then :?cursor.syncToken end, case when not full_pass then sync_token end) end,
    full_pass_at = case when full_pass then pass_started_at else full_pass_at end,
    true_as_of = case when removed is null or nameless then true_as_of else pass_started_at end,
    scopes = case when full_pass then (select scopes from connection where tenant = :?tenant) else scopes end
  from swept
  where tenant = :?tenant and stream = :?stream
  returning pass_started_at
), forgotten as (
  delete from pass_seen using mine where pass_seen.tenant = mine.tenant and pass_seen.stream = mine.stream
), held as (
  insert into warning (tenant, code, message)
  select :?tenant, 'delete-guard:' || :?stream, 'More of ' || :?stream || ' vanished from Ashby than the delete guard allows, so nothing was removed. If that is right, sync with full and acceptRemovals.'
  from swept where removed is null
  on conflict (tenant, code) do update set message = excluded.message, at = now()
), freed as (
  delete from warning using swept
  where tenant = :?tenant and code = 'delete-guard:' || :?stream and removed is not null and cast(:?place.sweeps as boolean)
)
update sync_stream set
  state = case when swept.removed is null or swept.nameless then 'failed' else 'done' end,
  message = case
    when swept.removed is null and swept.empty then 'Ashby listed no records, although there were some before. Nothing was removed; if that is right, a person must accept it.'
    when swept.removed is null then 'The delete guard held back a removal; a person must accept it.'
    when swept.nameless then 'Ashby sent records without an id, which cannot be stored; all others were. The next sync asks for them again.' end,
  ended_at = clock_timestamp(),
  removed = coalesce(swept.removed, 0),
  true_as_of = case when swept.removed is not null and not swept.nameless then place.pass_started_at end
from swept, place
where sync_id = :?sync.id and name = :?stream
