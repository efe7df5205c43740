-- Candidates whose words have been read and whose meaning has not, with their texts and what is kept of them. Applications
-- come first here too.
with idle as materialized (
  select c.tenant
  from connection c
  where c.status <> 'disconnected'
    and not exists (select from sync s where s.tenant = c.tenant and s.finished_at is null)
    and not exists (
      select from application a
      where a.tenant = c.tenant and a.scored_version is distinct from a.input_version and a.removed_at is null)
), due as materialized (
  select f.tenant, f.candidate_id, f.texts_version
  from idle
  join candidate_features f on f.tenant = idle.tenant and f.has_meaning and f.meaning is null and f.read_version = f.texts_version
  limit 20
)
select d.tenant, d.candidate_id, d.texts_version, f.kept_version, f.kept_words, texts.*
from due d
join kept_features f on f.tenant = d.tenant and f.candidate_id = d.candidate_id
cross join lateral scoring_texts(d.tenant, d.candidate_id, null) as texts
