-- Whom to ask about, once this sync has read the candidates.
select candidate_id, max(winner_id) as winner_id
from webhook_delivery
where tenant = :?tenant and handled_at is null and candidate_id is not null and answered_at is null
  and exists (
    select from sync s join sync_stream w on w.sync_id = s.id and w.name = 'candidates' and w.state = 'done'
    where s.id = :?sync.id and s.node = :?setting.node and s.finished_at is null)
group by candidate_id
