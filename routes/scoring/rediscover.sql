-- Who might fit a job without having applied for it: of many, those whose résumés share the most words with its title.
with wanted as (
  select j.tenant, j.id as job_id, t.title,
    cast(nullif(array_to_string(tsvector_to_array(to_tsvector('simple', t.title)), ' | '), '') as tsquery) as words
  from job j
  join job_text t on t.tenant = j.tenant and t.job_id = j.id
  where j.tenant = :?tenant and j.id = :?ask.id and j.removed_at is null
), others as (
  select c.tenant, c.id as candidate_id, w.job_id, w.words
  from candidate c
  join wanted w on w.tenant = c.tenant
  where c.removed_at is null and not c.opted_out
    and not exists (
      select from application a
      where a.tenant = c.tenant and a.candidate_id = c.id and a.job_id = w.job_id and a.removed_at is null)
), few as (
  select count(*) <= 1500 as all_of_them from others
), due as (
  select o.tenant, cast(null as text) as id, 0 as input_version, o.candidate_id, o.job_id
  from others o, few
  where few.all_of_them
  union all
  select * from (
    select o.tenant, cast(null as text), 0, o.candidate_id, o.job_id
    from others o
    join attachment f on f.tenant = o.tenant and f.candidate_id = o.candidate_id and f.is_resume and f.removed_at is null
    cross join few
    where not few.all_of_them and to_tsvector('simple', left(f.resume_text, 100000)) @@ o.words
    order by ts_rank(to_tsvector('simple', left(f.resume_text, 100000)), o.words) desc
    limit 1500
  ) as nearest
)
select d.tenant, d.id, d.input_version, d.job_id, d.candidate_id, texts.*
from due d
cross join lateral scoring_texts(d.tenant, d.candidate_id, d.job_id) as texts
