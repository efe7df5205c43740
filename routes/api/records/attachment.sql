-- What is told about a file that is kept, of a candidate who is still there.
select f.id, f.name, f.content_type
from attachment f
join candidate c on c.tenant = f.tenant and c.id = f.candidate_id
where f.tenant = :?tenant and f.id = :?ask.id and f.removed_at is null and c.removed_at is null and f.state in ('stored', 'unreadable')
