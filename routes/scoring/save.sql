-- One statement: the score, the one before and the mark of the version that was read are kept together or not at all. A score
-- from the same inputs by the same scorer is the one that stands; one by words never takes the place of one by meaning.
with fresh as (
  select n.*, s.application_id is not null as same, coalesce(s.is_provisional, true) as same_is_provisional
  from (values (cast(:?score.score as int), cast(:?score.band as text), cast(:?score.evidence as text), cast(:?score.scorerName as text),
    cast(:?score.scorerVersion as text), cast(:?score.refinedVersion as text), cast(:?score.inputsHash as text), cast(:?score.isProvisional as boolean),
    cast(:?score.weightsVersion as text), cast(:?score.jobHash as text), cast(:?score.candidateHash as text), cast(:?score.changes as text)))
    as n (score, band, evidence, scorer_name, scorer_version, refined_version, inputs_hash, is_provisional,
      weights_version, job_hash, candidate_hash, changes)
  left join score s on s.tenant = :?application.tenant and s.application_id = :?application.id
    and s.inputs_hash = n.inputs_hash and s.scorer_version in (n.scorer_version, n.refined_version)
    and (n.is_provisional or not s.is_provisional)
), mark as (
  update application set
    first_scored_version = :?application.input_version,
    scored_version = case
      when not fresh.is_provisional or fresh.same and not fresh.same_is_provisional then :?application.input_version
      else scored_version end
  from fresh
  where tenant = :?application.tenant and id = :?application.id and removed_at is null
  returning id, candidate_id, not_scored(tenant, candidate_id) is null as may_be_scored
), former as (
  insert into score_history (tenant, application_id, score, band, evidence, scorer_name, scorer_version, weights_version, inputs_hash,
    job_hash, candidate_hash, changes, scored_at)
  select s.tenant, s.application_id, s.score, s.band,
    case when exists ( -- it quotes a file that was taken away since
      select from mark join attachment f on f.tenant = s.tenant and f.candidate_id = mark.candidate_id
      where f.removed_at > s.scored_at) then '{}' else s.evidence end,
    s.scorer_name, s.scorer_version, s.weights_version, s.inputs_hash,
    s.job_hash, s.candidate_hash, s.changes, s.scored_at
  from score s, fresh
  where s.tenant = :?application.tenant and s.application_id = :?application.id and not fresh.same and not s.is_provisional
    and exists (select from mark where may_be_scored)
)
insert into score as s (tenant, application_id, score, band, evidence, scorer_name, scorer_version, inputs_hash, is_provisional, scored_at,
  weights_version, job_hash, candidate_hash, changes)
select :?application.tenant, :?application.id, score, band, evidence, scorer_name, scorer_version, inputs_hash, is_provisional, now(),
  weights_version, job_hash, candidate_hash, changes
from fresh
where not same and exists (select from mark where may_be_scored) -- nothing when the candidate was erased or opted out meanwhile
on conflict (tenant, application_id) do update set
  score = excluded.score, band = excluded.band, evidence = excluded.evidence, scorer_name = excluded.scorer_name,
  scorer_version = excluded.scorer_version, inputs_hash = excluded.inputs_hash, is_provisional = excluded.is_provisional,
  scored_at = excluded.scored_at, weights_version = excluded.weights_version, job_hash = excluded.job_hash,
  candidate_hash = excluded.candidate_hash, changes = excluded.changes,
  previous_score = case when s.is_provisional then s.previous_score else s.score end,
  previous_scored_at = case when s.is_provisional then s.previous_scored_at else s.scored_at end
