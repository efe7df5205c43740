-- For which applications to ask for verdicts: active, new or changed since they were asked about, or with a verdict to come, as
-- far as the budget of this sync goes. Where Ashby has never given one, few are asked about; where it refused, none for a day.
with budget as (
  select case
    when exists (select from second_opinion where tenant = :?tenant and state = 'off' and checked_at > now() - interval '1 day') then 0
    when exists (select from criterion_evaluation where tenant = :?tenant) then cast(:?setting.criteriaPerSync as int)
    else least(20, cast(:?setting.criteriaPerSync as int)) end as room
)
select a.id, a.hash || '/' || c.hash as version
from (
  select tenant, id, candidate_id, hash, criteria_of, criteria_at, updated_at
  from application
  where tenant = :?tenant and status = 'Active' and removed_at is null and (select room from budget) > 0
  order by criteria_at nulls first, updated_at desc nulls last, id
  offset 0 -- sorted before they are compared, so that the first that are due are enough
) as a
cross join lateral (
  select hash from candidate
  where tenant = a.tenant and id = a.candidate_id and removed_at is null and not opted_out
  limit 1
) as c
where a.criteria_of is distinct from a.hash || '/' || c.hash
  or exists (
    select from criterion_evaluation e
    where e.tenant = a.tenant and e.application_id = a.id and e.status = 'Pending')
order by a.criteria_at nulls first, a.updated_at desc nulls last, a.id
limit (select room from budget)
