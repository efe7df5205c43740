-- Where a candidate is now: the one it was merged into, however often, or itself.
with recursive step as (
  select id, merged_into, removed_at, 0 as steps from candidate where tenant = :?tenant and id = :?ask.id
  union all
  select c.id, c.merged_into, c.removed_at, steps + 1
  from step join candidate c on c.tenant = :?tenant and c.id = step.merged_into
  where steps < 20
)
select id, removed_at is not null as removed, case when steps > 0 then :?ask.id end as merged_from
from step
order by steps desc
limit 1
