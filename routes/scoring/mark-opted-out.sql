-- The mark may have been changed in the settings: who carries the present one is told anew, and nothing is kept of who does.
with told as (
  update candidate set opted_out = not opted_out
  where tenant in (select tenant from connection where status <> 'disconnected') and removed_at is null and opted_out <> is_opted_out(raw, :?setting.optOut)
  returning tenant, id, opted_out
)
update candidate_features f set
  texts_version = f.texts_version + 1,
  has_meaning = f.has_meaning and not told.opted_out,
  words = case when not told.opted_out then f.words end,
  meaning = case when not told.opted_out then f.meaning end
from told
where f.tenant = told.tenant and f.candidate_id = told.id
