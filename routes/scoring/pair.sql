-- One candidate and one job, whether or not the one applied for the other.
with due as (
  select c.tenant, cast(null as text) as id, 0 as input_version, c.id as candidate_id, j.id as job_id
  from candidate c
  join job j on j.tenant = c.tenant and j.id = :?asked.jobId and j.removed_at is null
  where c.tenant = :?tenant and c.id = :?asked.candidateId and c.removed_at is null
)
select d.tenant, d.id, d.input_version, d.job_id, d.candidate_id, not_scored(d.tenant, d.candidate_id) as not_scored, texts.*,
  f.texts_version, f.kept_version, f.kept_words, f.kept_meaning
from due d
cross join lateral scoring_texts(d.tenant, d.candidate_id, d.job_id) as texts
left join kept_features f on f.tenant = d.tenant and f.candidate_id = d.candidate_id
