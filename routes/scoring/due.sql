-- Applications whose present version has no score, with all that a score reads and the score before.
-- While a sync of the tenant reads what is scored, none is looked for; while it reads notes and files, an application waits
-- until those of its candidate have been read.
with ready as materialized (
  select c.tenant, s.id as sync_id
  from connection c
  left join sync s on s.tenant = c.tenant and s.finished_at is null
  where not exists (select from reading_what_is_scored r where r.tenant = c.tenant)
), due as (
  select turn.*
  from ready
  cross join lateral (
    select a.tenant, a.id, a.candidate_id, a.job_id, a.input_version, a.status, a.created_at
    from application a
    where a.tenant = ready.tenant
      and a.scored_version is distinct from a.input_version and a.first_scored_version is distinct from a.input_version and a.removed_at is null
      and (ready.sync_id is null or exists (
          select from candidate c
          where c.tenant = a.tenant and c.id = a.candidate_id and c.notes_of = c.hash)
        and not exists (
          select from attachment f
          where f.tenant = a.tenant and f.candidate_id = a.candidate_id and f.is_resume and f.removed_at is null
            and f.state = 'due' and f.due_at <= now()))
    order by a.status = 'Active' desc, a.created_at desc nulls last
    limit 40
  ) as turn
  order by turn.status = 'Active' desc, turn.created_at desc nulls last
  limit 40
)
select d.tenant, d.id, d.input_version, d.job_id, d.candidate_id, texts.*, former.*,
  f.texts_version, f.kept_version, f.kept_words, f.kept_meaning
from due d
cross join lateral scoring_texts(d.tenant, d.candidate_id, d.job_id) as texts
left join lateral former_score(d.tenant, d.id) as former on true
left join kept_features f on f.tenant = d.tenant and f.candidate_id = d.candidate_id
order by d.status = 'Active' desc, d.created_at desc nulls last
