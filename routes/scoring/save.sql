-- One statement: the score, the one before and the mark of the version that was read are kept together or not at all. A score
-- from the same inputs by the same scorer is the one that stands.
with mark as (
  update application set scored_version = :?application.input_version
  where tenant = :?application.tenant and id = :?application.id
  returning id
), fresh as (
  select *
  from (values (cast(:?score.score as int), cast(:?score.band as text), cast(:?score.evidence as text), cast(:?score.scorerName as text),
    cast(:?score.scorerVersion as text), cast(:?score.inputsHash as text))) as n (score, band, evidence, scorer_name, scorer_version, inputs_hash)
  where exists (select from mark) -- not when the tenant was erased meanwhile
    and not exists (
    select from score s
    where s.tenant = :?application.tenant and s.application_id = :?application.id
      and s.inputs_hash = n.inputs_hash and s.scorer_name = n.scorer_name and s.scorer_version = n.scorer_version)
), former as (
  insert into score_history (tenant, application_id, score, band, evidence, scorer_name, scorer_version, inputs_hash, scored_at)
  select s.tenant, s.application_id, s.score, s.band, s.evidence, s.scorer_name, s.scorer_version, s.inputs_hash, s.scored_at
  from score s, fresh
  where s.tenant = :?application.tenant and s.application_id = :?application.id
)
insert into score as s (tenant, application_id, score, band, evidence, scorer_name, scorer_version, inputs_hash, scored_at)
select :?application.tenant, :?application.id, score, band, evidence, scorer_name, scorer_version, inputs_hash, now()
from fresh
on conflict (tenant, application_id) do update set
  score = excluded.score, band = excluded.band, evidence = excluded.evidence, scorer_name = excluded.scorer_name,
  scorer_version = excluded.scorer_version, inputs_hash = excluded.inputs_hash, scored_at = excluded.scored_at,
  previous_score = s.score, previous_scored_at = s.scored_at
