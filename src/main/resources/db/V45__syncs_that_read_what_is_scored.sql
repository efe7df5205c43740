-- The syncs that read what is scored: until they have, a score would be made of what is about to change.
create view reading_what_is_scored as
select s.tenant
from sync s
where s.finished_at is null and exists (
  select from sync_stream w
  where w.sync_id = s.id and w.name in ('candidates', 'jobs', 'applications') and w.state in ('waiting', 'running'));
