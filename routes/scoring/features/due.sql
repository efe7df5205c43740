-- Candidates whose texts have not been read for comparing, or have changed since, with these texts. Applications come first,
-- which leave their candidates read: none of the tenant's waits to be scored, and no sync is under way.
with idle as materialized (
  select c.tenant
  from connection c
  where c.status <> 'disconnected'
    and not exists (select from sync s where s.tenant = c.tenant and s.finished_at is null)
    and not exists (
      select from application a
      where a.tenant = c.tenant and a.scored_version is distinct from a.input_version
        and a.first_scored_version is distinct from a.input_version and a.removed_at is null)
), due as materialized (
  select f.tenant, f.candidate_id, f.texts_version
  from idle
  join candidate_features f on f.tenant = idle.tenant and f.read_version is distinct from f.texts_version
  limit 100
)
select d.tenant, d.candidate_id, d.texts_version, not_scored(d.tenant, d.candidate_id) as not_scored, texts.*
from due d
cross join lateral scoring_texts(d.tenant, d.candidate_id, null) as texts
