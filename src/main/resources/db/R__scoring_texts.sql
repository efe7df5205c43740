-- All that a score reads of a candidate and a job. Notes that we wrote ourselves are not read.
create or replace function scoring_texts(of_tenant text, of_candidate text, of_job text) returns table (
  job_title text, job_description text, candidate_name text, candidate_title text, candidate_email text, resume text, notes text[]
) language sql stable as $$
  select
    coalesce(j.title, ''),
    coalesce(j.description, ''),
    coalesce(c.name, ''),
    coalesce(c.position, ''),
    coalesce(c.email, ''),
    coalesce((
      select a.resume_text from attachment a
      where a.tenant = of_tenant and a.candidate_id = of_candidate and a.is_resume and a.removed_at is null and a.resume_text <> ''
      order by a.stored_at desc limit 1), ''),
    array(
      select n.content from note n
      where n.tenant = of_tenant and n.candidate_id = of_candidate and n.removed_at is null and n.content is not null
        and not is_our_note(n.content)
      order by n.created_at, n.id)
  from (values (1)) as one
  left join job_text j on j.tenant = of_tenant and j.job_id = of_job
  left join candidate c on c.tenant = of_tenant and c.id = of_candidate
$$;
