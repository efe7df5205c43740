-- Applications whose score by words stands and the one by meaning is still to come, with all that a score reads.
with due as (
  select tenant, id, candidate_id, job_id, input_version, status
  from application
  where scored_version is distinct from input_version and first_scored_version = input_version and removed_at is null
  order by status = 'Active' desc, updated_at desc nulls last
  limit 20
)
select
  d.tenant, d.id, d.input_version, d.job_id, d.candidate_id,
  coalesce(j.title, '') as job_title,
  coalesce(j.description, '') as job_description,
  coalesce(c.name, '') as candidate_name,
  coalesce(c.position, '') as candidate_title,
  coalesce(c.email, '') as candidate_email,
  coalesce((
    select a.resume_text from attachment a
    where a.tenant = d.tenant and a.candidate_id = d.candidate_id and a.is_resume and a.removed_at is null and a.resume_text <> ''
    order by a.stored_at desc limit 1), '') as resume,
  array(
    select n.content from note n
    where n.tenant = d.tenant and n.candidate_id = d.candidate_id and n.removed_at is null and n.content is not null
      and n.content !~ 'Matchbridge ref \d+-[0-9a-f]{8}'
    order by n.created_at, n.id) as notes
from due d
left join job_text j on j.tenant = d.tenant and j.job_id = d.job_id
left join candidate c on c.tenant = d.tenant and c.id = d.candidate_id
