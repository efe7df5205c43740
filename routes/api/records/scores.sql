-- Every score that an application had, the one that stands first.
select cast(json_build_object(
  'items', (
    select coalesce(json_agg(known.json order by known.turn, known.id desc), '[]')
    from (
      select 1 as turn, cast(0 as bigint) as id, e.json
      from score_answer e
      where e.tenant = a.tenant and e.application_id = a.id
      union all
      select 2, h.id, h.json
      from former_score_answer h
      where h.tenant = a.tenant and h.application_id = a.id) as known),
  'next', null) as text)
from application_answer a
where a.tenant = :?tenant and a.id = :?ask.id
