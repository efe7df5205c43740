-- Nothing of a removed file stays but its id. Should it come back, it is fetched anew.
with erased as (
  update attachment set
    handle = '', name = null, state = 'due', reason = null, attempts = 0, bytes = null, content_type = null, sha256 = null,
    resume_text = null, stored_at = null
  where tenant = :?tenant and removed_at is not null and handle <> ''
  returning id, candidate_id
), mended as (
  delete from failure where tenant = :?tenant and stream = 'attachments' and record_id in (select id from erased)
), meanings as ( -- of texts that are no more; those of the texts that are left are made again
  delete from embedding where tenant = :?tenant and owner_id in (select candidate_id from erased)
)
-- Former scores quote what the file said.
update score_history set evidence = '{}'
where tenant = :?tenant and application_id in (
  select a.id from application a join erased on erased.candidate_id = a.candidate_id where a.tenant = :?tenant)
