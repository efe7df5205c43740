-- Those whose words come nearest to a job's, with all that they are compared by. Who is gone or not to be scored is left out,
-- asked last, as each such question costs as much as the rest.
with known as materialized (
  select c.tenant, c.id, c.name, f.words, f.meaning
  from unnest(cast(:?nearest.candidates as text[])) as near (id)
  join candidate_features f on f.tenant = :?tenant and f.candidate_id = near.id
  join candidate c on c.tenant = f.tenant and c.id = f.candidate_id
  where f.words is not null and f.scorer_version = :?nearest.scorerVersion and c.removed_at is null
)
select id as candidate_id, coalesce(name, '') as candidate_name, words, meaning
from known
where not_scored(tenant, id) is null
