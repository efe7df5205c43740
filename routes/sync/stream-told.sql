-- How a stream has ended, in one line, and what to do about it where it has not been read to its end.
select
  w.state,
  format('%s of tenant %s, sync %s: %s%s, %s pages, %s records, %s created, %s updated, %s removed, %s not storable, %s s%s%s',
    w.name, s.tenant, s.id, w.state, coalesce(', ' || w.mode, ''), w.pages, w.records, w.created, w.updated, w.removed, w.unstorable,
    coalesce(round(extract(epoch from now() - w.started_at), 1), 0),
    '. ' || w.message,
    case
      when exists (select from warning g where g.tenant = s.tenant and g.code = 'delete-guard:' || w.name) and w.state = 'failed' then
        format(' To let it through once: POST /api/connections/%s/sync {"full": true, "acceptRemovals": true}', s.tenant)
      when w.state = 'failed' then
        format(' The next sync reads on from here; to start one now: POST /api/connections/%s/sync', s.tenant)
      when w.state = 'done' and w.unstorable > 0 then
        format('. What was not storable: GET /api/connections/%s/failures', s.tenant)
      else '' end) as words
from sync_stream w
join sync s on s.id = w.sync_id
where w.sync_id = :?sync.id and w.name = :?stream
