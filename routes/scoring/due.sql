-- Applications whose present version has no score, with all that a score reads. Notes that we wrote ourselves are not read.
-- While a sync of the tenant runs, an application waits until its candidate's notes and résumé have been read.
with due as (
  select a.tenant, a.id, a.candidate_id, a.job_id, a.input_version, a.status
  from application a
  left join sync s on s.tenant = a.tenant and s.finished_at is null
  where a.scored_version is distinct from a.input_version and a.first_scored_version is distinct from a.input_version and a.removed_at is null
    and (s.id is null or not exists (
        select from sync_stream w
        where w.sync_id = s.id and w.name in ('candidates', 'jobs', 'applications') and w.state in ('waiting', 'running')))
    and (s.id is null or exists (
        select from candidate c
        where c.tenant = a.tenant and c.id = a.candidate_id and c.notes_of = c.hash)
      and not exists (
        select from attachment f
        where f.tenant = a.tenant and f.candidate_id = a.candidate_id and f.is_resume and f.removed_at is null
          and f.state = 'due' and f.due_at <= now()))
  order by status = 'Active' desc, updated_at desc nulls last
  limit 40
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
