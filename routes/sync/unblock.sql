-- Quartz holds a tenant's triggers back while its sync runs. When the line to the database breaks just as it notes the start,
-- nobody lets them go again: no sync of the tenant would ever start. Where nothing of a job is running, nothing is held back.
update qrtz_triggers t set trigger_state = case trigger_state when 'BLOCKED' then 'WAITING' else 'PAUSED' end
where job_group = 'sync' and trigger_state in ('BLOCKED', 'PAUSED_BLOCKED')
  and not exists (
    select from qrtz_fired_triggers f
    where f.sched_name = t.sched_name and f.job_name = t.job_name and f.job_group = t.job_group)
