-- Stands for the whole sync, whatever breaks it.
update sync_stream set expected = (
  select count(*) from attachment where tenant = :?tenant and removed_at is null and state = 'due' and due_at <= now())
where sync_id = :?sync.id and name = 'attachments' and expected is null
