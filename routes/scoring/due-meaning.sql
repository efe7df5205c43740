-- Applications whose score by words stands and the one by meaning is still to come, with all that a score reads and the score
-- before. It can wait: not while a sync of the tenant reads what is scored.
with ready as materialized (
  select c.tenant
  from connection c
  where not exists (select from reading_what_is_scored r where r.tenant = c.tenant)
), due as (
  select turn.*
  from ready
  cross join lateral (
    select tenant, id, candidate_id, job_id, input_version, status, created_at
    from application a
    where a.tenant = ready.tenant
      and scored_version is distinct from input_version and first_scored_version = input_version and removed_at is null
    order by status = 'Active' desc, created_at desc nulls last
    limit 20
  ) as turn
  order by turn.status = 'Active' desc, turn.created_at desc nulls last
  limit 20
)
select d.tenant, d.id, d.input_version, d.job_id, d.candidate_id, texts.*, former.*,
  f.texts_version, f.kept_version, f.kept_words, f.kept_meaning
from due d
cross join lateral scoring_texts(d.tenant, d.candidate_id, d.job_id) as texts
left join lateral former_score(d.tenant, d.id) as former on true
left join kept_features f on f.tenant = d.tenant and f.candidate_id = d.candidate_id
order by d.status = 'Active' desc, d.created_at desc nulls last
