-- The evidence of the score of an application.
select cast(e.json as text)
from application_answer a
join score_answer e on e.tenant = a.tenant and e.application_id = a.id
where a.tenant = :?tenant and a.id = :?ask.id
