-- The mark may have been changed in the settings: who carries the present one is told anew.
with told as (
  update candidate set opted_out = not opted_out
  where tenant in (select tenant from connection where status <> 'disconnected') and removed_at is null and opted_out <> is_opted_out(raw, :?setting.optOut)
  returning tenant, id
)
update application a set input_version = a.input_version + 1
from told
where a.tenant = told.tenant and a.candidate_id = told.id
