-- The next application to be read a second time: active, scored with all that is known, not read by this reader in its present
-- form. It is claimed and its tenant's budget of the day is charged in one statement, before anything is sent.
with room as (
  select c.tenant
  from connection c
  left join second_reading_use u on u.tenant = c.tenant and u.day = cast(now() at time zone 'UTC' as date)
  where c.status = 'active' and coalesce(u.questions, 0) < cast(:?setting.readingsPerDay as int)
), next as (
  select s.tenant, s.application_id, s.inputs_hash, a.candidate_id, a.job_id
  from room
  join score s on s.tenant = room.tenant and not s.is_provisional
  join scored_application a on a.tenant = s.tenant and a.id = s.application_id and a.status = 'Active' and a.removed_at is null
  left join second_reading r on r.tenant = s.tenant and r.application_id = s.application_id
    and r.inputs_hash = s.inputs_hash and r.reader = :?reader
  where (r.tenant is null or r.state in ('failed', 'claimed') and r.due_at <= now() and r.attempts < 3)
    and not_scored(a.tenant, a.candidate_id) is null
  order by r.tenant is not null, s.scored_at desc
  limit 1
), charged as (
  insert into second_reading_use as u (tenant, day, questions)
  select tenant, cast(now() at time zone 'UTC' as date), 1 from next
  on conflict (tenant, day) do update set questions = u.questions + 1
  where u.questions < cast(:?setting.readingsPerDay as int)
  returning tenant
), claimed as (
  insert into second_reading as r (tenant, application_id, inputs_hash, reader, state, due_at)
  select n.tenant, n.application_id, n.inputs_hash, :?reader, 'claimed', now() + cast(:?setting.readingLease as interval)
  from next n join charged using (tenant)
  on conflict (tenant, application_id, inputs_hash, reader) do update set
    state = 'claimed', attempts = r.attempts + 1, due_at = excluded.due_at, at = now()
  where r.state in ('failed', 'claimed') and r.due_at <= now()
  returning tenant, application_id, inputs_hash
)
select c.tenant, c.application_id as id, c.inputs_hash, n.candidate_id, n.job_id, texts.*
from claimed c
join next n using (tenant)
cross join lateral scoring_texts(n.tenant, n.candidate_id, n.job_id) as texts
