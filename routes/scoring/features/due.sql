-- Candidates whose texts have not been read for comparing, or have changed since, with these texts. Applications come first,
-- which leave their candidates read: none waits to be scored, and no sync of the tenant is under way.
with due as (
  select f.tenant, f.candidate_id, f.texts_version
  from candidate_features f
  join candidate c on c.tenant = f.tenant and c.id = f.candidate_id and c.removed_at is null and not c.opted_out
  where f.read_version is distinct from f.texts_version
    and not exists (select from sync s where s.tenant = f.tenant and s.finished_at is null)
    and not exists (
      select from application a
      where a.tenant = f.tenant and a.scored_version is distinct from a.input_version
        and a.first_scored_version is distinct from a.input_version and a.removed_at is null)
    and not_scored(f.tenant, f.candidate_id) is null
  limit 100
)
select d.tenant, d.candidate_id, d.texts_version, texts.*
from due d
cross join lateral scoring_texts(d.tenant, d.candidate_id, null) as texts
