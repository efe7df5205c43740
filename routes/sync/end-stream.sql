-- The pass is complete: what it did not see has vanished, and its token is the place from which the next one starts. It
-- cannot tell what vanished when the key sees other records than before, or when a record came without its id.
with swept as (
  select case
    when not cast(:?place.sweeps as boolean) or p.scopes is distinct from c.scopes and p.full_pass_at is not null then 0
    when exists (
      select from failure f
      where f.tenant = p.tenant and f.stream = p.stream and f.record_id is null and f.at >= s.started_at) then 0
    else sweep(:?tenant, :?stream, cast(:?setting.deleteGuard as double precision), s.accept_removals)
  end as removed
  from stream_place p
  join connection c using (tenant)
  join sync s on s.id = :?sync.id and s.node = :?setting.node -- else another node has taken it over
  where p.tenant = :?tenant and p.stream = :?stream
), place as (
  update stream_place set
    next_page = null,
    sync_token = case when removed is null then null else coalesce(:?cursor.syncToken, case when not full_pass then sync_token end) end,
    full_pass_at = case when full_pass then pass_started_at else full_pass_at end,
    scopes = case when full_pass then (select scopes from connection where tenant = :?tenant) else scopes end
  from swept
  where tenant = :?tenant and stream = :?stream
  returning pass_started_at
), forgotten as (
  delete from pass_seen using swept where tenant = :?tenant and stream = :?stream
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
  state = case when swept.removed is null then 'failed' else 'done' end,
  message = case when swept.removed is null then 'The delete guard held back a removal; a person must accept it.' end,
  removed = coalesce(swept.removed, 0),
  true_as_of = case when swept.removed is not null then place.pass_started_at end
from swept, place
where sync_id = :?sync.id and name = :?stream
