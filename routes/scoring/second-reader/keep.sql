-- What came of a reading. One that failed for want of the reader does not count as a try. The card says when something is wrong.
with kept as (
  update second_reading r set
    state = :?reading.state, score = cast(:?reading.score as int), band = :?reading.band, evidence = :?reading.evidence,
    tokens = cast(:?reading.tokens as int), reason = :?reading.reason, at = now(),
    attempts = r.attempts - case when cast(:?reading.waits as boolean) then 1 else 0 end,
    due_at = now() + case when cast(:?reading.waits as boolean) then interval '1 minute' else interval '10 minutes' * r.attempts end
  where tenant = :?asked.tenant and application_id = :?asked.id and inputs_hash = :?asked.inputs_hash and reader = :?reader
), mended as (
  delete from warning
  where tenant = :?asked.tenant and :?reading.state = 'read'
    and (code = 'second-reader' or code = 'second-reader-budget' and at < date_trunc('day', now() at time zone 'UTC') at time zone 'UTC')
), spent as (
  insert into warning (tenant, code, message)
  select tenant, 'second-reader-budget',
    'The second reader has been asked ' || questions || ' times today, as often as matchbridge.scoring.llm.max-per-day allows; the rest waits for tomorrow.'
  from second_reading_use
  where tenant = :?asked.tenant and day = cast(now() at time zone 'UTC' as date) and questions >= cast(:?setting.readingsPerDay as int)
  on conflict (tenant, code) do update set message = excluded.message, at = now()
)
insert into warning (tenant, code, message)
select :?asked.tenant, 'second-reader', :?reading.reason
where :?reading.state = 'failed'
on conflict (tenant, code) do update set message = excluded.message, at = now(), count = warning.count + 1
