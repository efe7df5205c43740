-- Makes what failed due again, and says of which stream it is. The lists do not show an unchanged record twice, so those
-- streams are read from their start.
with failed as (
  select f.stream, f.record_id
  from failure f join stream on stream.name = f.stream
  where f.tenant = :?tenant and cast(f.id as text) = :?ask.id
), notes as (
  update candidate c set notes_of = null
  from failed
  where c.tenant = :?tenant and failed.stream = 'notes' and c.id = failed.record_id
), attachments as (
  update attachment a set state = 'due', attempts = 0, due_at = now()
  from failed
  where a.tenant = :?tenant and failed.stream = 'attachments' and a.id = failed.record_id and a.state in ('due', 'failed')
)
select stream, stream not in ('notes', 'attachments') as whole
from failed
