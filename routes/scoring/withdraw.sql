-- Candidates who are not to be scored, because they opted out or their résumé is a picture: what stood goes into the history,
-- and nothing about them is due. Their push-backs are planned again, which drops what was not sent.
with barred as (
  select tenant, id as candidate_id, 'opted-out' as why
  from candidate
  where opted_out and removed_at is null
  union all
  select distinct tenant, candidate_id, 'unreadable'
  from attachment
  where is_resume and state = 'unreadable' and removed_at is null and not_scored(tenant, candidate_id) = 'unreadable'
), settled as (
  update application a set first_scored_version = a.input_version, scored_version = a.input_version
  from barred b
  where a.tenant = b.tenant and a.candidate_id = b.candidate_id and a.removed_at is null
    and a.scored_version is distinct from a.input_version
), withdrawn as (
  delete from score s
  using application a, barred b
  where a.tenant = b.tenant and a.candidate_id = b.candidate_id and s.tenant = a.tenant and s.application_id = a.id
  returning s.*, a.candidate_id, b.why
), former as (
  insert into score_history (tenant, application_id, score, band, evidence, scorer_name, scorer_version, weights_version, inputs_hash,
    job_hash, candidate_hash, changes, scored_at, ended_by)
  select tenant, application_id, score, band, evidence, scorer_name, scorer_version, weights_version, inputs_hash,
    job_hash, candidate_hash, changes, scored_at, why
  from withdrawn
  where not is_provisional
)
insert into push_back_replan (tenant, candidate_id)
select distinct w.tenant, w.candidate_id
from withdrawn w
join push_back_settings p on p.tenant = w.tenant and p.enabled
