-- Candidates whose words have been read and whose meaning has not, with their texts and what is kept of them. Applications
-- come first.
with due as (
  select f.tenant, f.candidate_id, f.texts_version
  from candidate_features f
  join candidate c on c.tenant = f.tenant and c.id = f.candidate_id and c.removed_at is null and not c.opted_out
  where f.has_meaning and f.meaning is null and f.read_version = f.texts_version
    and not exists (select from sync s where s.tenant = f.tenant and s.finished_at is null)
    and not exists (
      select from application a
      where a.tenant = f.tenant and a.scored_version is distinct from a.input_version and a.removed_at is null)
    and not_scored(f.tenant, f.candidate_id) is null
  limit 20
)
select d.tenant, d.candidate_id, d.texts_version, f.kept_version, f.kept_words, texts.*
from due d
cross join lateral scoring_texts(d.tenant, d.candidate_id, null) as texts
join kept_features f on f.tenant = d.tenant and f.candidate_id = d.candidate_id
