-- All verdicts on one application; one that is not among them any more is gone.
with page as (
  select raw, hashtextextended(raw, 0) as hash, item.*
  from unnest(cast(:?verdicts.page.records as text[])) as raw, json_to_record(cast(raw as json)) as item (
    id text, criterion json, status text, outcome text, "outcomeNumber" double precision, reasoning text, "skipReason" text,
    "evaluatedAt" text
  )
), kept as (
  insert into criterion_evaluation as e (tenant, id, application_id, title, prompt, status, outcome, outcome_number, reasoning, skip_reason,
    evaluated_at, raw, hash)
  select :?tenant, id, :?application.id, criterion->>'title', criterion->>'prompt', status, outcome, "outcomeNumber", reasoning,
    "skipReason", instant("evaluatedAt"), raw, hash
  from page
  on conflict (tenant, id) do update set
    application_id = excluded.application_id, title = excluded.title, prompt = excluded.prompt, status = excluded.status,
    outcome = excluded.outcome, outcome_number = excluded.outcome_number, reasoning = excluded.reasoning,
    skip_reason = excluded.skip_reason, evaluated_at = excluded.evaluated_at, raw = excluded.raw, hash = excluded.hash
  where e.hash <> excluded.hash or e.application_id <> excluded.application_id
), vanished as (
  delete from criterion_evaluation
  where tenant = :?tenant and application_id = :?application.id and id not in (select id from page)
), told as (
  insert into second_opinion as o (tenant, state) values (:?tenant, 'on')
  on conflict (tenant) do update set state = 'on', message = null, checked_at = now()
  where o.state <> 'on'
)
update application set criteria_of = :?application.version, criteria_at = now()
where tenant = :?tenant and id = :?application.id
