-- Applications whose score is of what is known of them now: their present version has one, and no change of their candidate's texts
-- is still to be told them.
create view scored_application as
select a.tenant, a.id, a.candidate_id, a.job_id, a.status, a.removed_at
from application a
where a.scored_version = a.input_version
  and not exists (select from unannounced_texts u where u.tenant = a.tenant and u.candidate_id = a.candidate_id);
