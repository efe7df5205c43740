-- The file is kept: its text is what a score reads. A handle that changed meanwhile is fetched again. Gives how many records
-- it belongs to: none when the tenant's data was erased meanwhile.
with kept as (
  update attachment set
    state = case when handle = :?attachment.handle then :?file.state else 'due' end,
    reason = :?file.reason, bytes = :?file.bytes, content_type = :?file.contentType, sha256 = :?file.sha256,
    resume_text = :?file.text, stored_at = now()
  where tenant = :?tenant and id = :?attachment.id
  returning id
), mended as (
  delete from failure where tenant = :?tenant and stream = 'attachments' and record_id = :?attachment.id
), counted as (
  update sync_stream set pages = pages + 1, records = records + 1, created = created + 1
  where sync_id = :?sync.id and name = 'attachments'
)
select count(*) from kept
