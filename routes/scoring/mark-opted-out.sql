-- The mark may have been changed in the settings: who carries the present one is told anew, and nothing is kept of who does.
with told as (
  update candidate set opted_out = not opted_out
  where tenant in (select tenant from connection where status <> 'disconnected') and removed_at is null and opted_out <> is_opted_out(raw, :?setting.optOut)
  returning tenant, id, opted_out
), forgotten as (
  update candidate_features f set texts_version = f.texts_version + 1, has_meaning = false, words = null, meaning = null
  from told
  where f.tenant = told.tenant and f.candidate_id = told.id and told.opted_out
)
insert into changed_texts (tenant, candidate_id) select tenant, id from told
