-- Those whose words come nearest to a job's, with all that they are compared by. Who is gone or not to be scored is left out.
select c.id as candidate_id, coalesce(c.name, '') as candidate_name, f.words, f.meaning
from candidate_features f
join candidate c on c.tenant = f.tenant and c.id = f.candidate_id
where f.tenant = :?tenant and f.candidate_id = any (cast(:?nearest.candidates as text[])) and f.words is not null
  and f.scorer_version = :?nearest.scorerVersion
  and c.removed_at is null and not_scored(c.tenant, c.id) is null
