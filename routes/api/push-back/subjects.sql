-- The next candidates that have something to write back, from one on.
select s.candidate_id, s.json as subject
from push_back_subject s
where s.tenant = :?tenant and s.candidate_id >= :?preview.candidate
  and (
    exists (
      select from application a
      join score using (tenant)
      where a.tenant = s.tenant and a.candidate_id = s.candidate_id and score.application_id = a.id
        and a.status = 'Active' and a.removed_at is null)
    or not_scored(s.tenant, s.candidate_id) is not null)
order by s.candidate_id
limit 200
