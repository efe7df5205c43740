-- Where to read a stream on: nothing when this sync does not want it, or has it already. A pass that was cut short within
-- the hour goes on; else a new one begins: complete when there is no token, when it was asked for or is due, or when the
-- key sees other records than before.
with old as (
  select
    s.full_pass as asked_full,
    c.scopes as scopes_now,
    coalesce(
      p.next_page is not null
        and p.pass_started_at > now() - interval '1 hour'
        and (not s.full_pass or p.full_pass and p.pass_started_at >= s.started_at),
      false) as resumes
  from sync s
  join sync_stream w on w.sync_id = s.id and w.name = :?stream and w.state <> 'done'
  join connection c on c.tenant = s.tenant
  left join stream_place p on p.tenant = s.tenant and p.stream = :?stream
  where s.id = :?sync.id and s.node = :?setting.node and s.finished_at is null
), begun as (
  insert into stream_place as p (tenant, stream, full_pass, marks_seen, pass_started_at)
  select :?tenant, :?stream, true, false, now() from old -- the very first pass: nothing can have vanished yet
  on conflict (tenant, stream) do update set
    next_page = case when (select resumes from old) then p.next_page end,
    full_pass = case
      when (select resumes from old) then p.full_pass
      else p.sync_token is null
        or (select asked_full from old)
        or p.full_pass_at is null
        or p.full_pass_at < now() - cast(:?setting.fullPassEvery as interval)
        or p.scopes is distinct from (select scopes_now from old)
    end,
    marks_seen = case when (select resumes from old) then p.marks_seen else true end,
    pass_started_at = case when (select resumes from old) then p.pass_started_at else now() end
  returning p.next_page, p.sync_token, p.full_pass, p.marks_seen
), forgotten as (
  delete from pass_seen
  where tenant = :?tenant and stream = :?stream and not (select resumes from old)
), running as (
  update sync_stream set
    state = 'running',
    mode = case when begun.full_pass then 'full' else 'incremental' end,
    started_at = coalesce(started_at, now()),
    ended_at = null,
    going_since = now(),
    going_from = pages,
    message = null
  from begun
  where sync_id = :?sync.id and name = :?stream
)
select
  next_page, case when not full_pass then sync_token end as sync_token,
  full_pass, full_pass and marks_seen as sweeps,
  full_pass and not marks_seen as first -- nothing of the stream is here yet, but for what a page brings twice
from begun
