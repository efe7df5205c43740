-- The text that a job is compared by.
select j.tenant, j.id as job_id, t.title as job_title, t.description as job_description
from job j
join job_text t on t.tenant = j.tenant and t.job_id = j.id
where j.tenant = :?tenant and j.id = :?ask.id and j.removed_at is null
