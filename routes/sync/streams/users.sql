-- One page of user.list: Ashby's names on the right, ours on the left.
with page as (
  select raw, hashtextextended(raw, 0) as hash, item.*
  from unnest(cast(:?page.records as text[])) as raw, json_to_record(cast(raw as json)) as item (
    id text, "firstName" text, "lastName" text, email text, "globalRole" text, "isEnabled" boolean, "updatedAt" text
  )
), changed as (
  select page.*
  from page
  left join lateral (select hash, removed_at from ashby_user where tenant = :?tenant and id = page.id limit 1) as old on true -- by its key, whatever the planner thinks
  where old.hash is distinct from page.hash or old.removed_at is not null
), kept as (
  insert into ashby_user as u (tenant, id, first_name, last_name, email, role, is_enabled, updated_at, raw, hash)
  select :?tenant, id, "firstName", "lastName", email, "globalRole", "isEnabled", instant("updatedAt"), raw, hash
  from changed
  on conflict (tenant, id) do update set
    first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email, role = excluded.role, is_enabled = excluded.is_enabled, updated_at = excluded.updated_at,
    raw = excluded.raw, hash = excluded.hash, removed_at = null
  returning id, xmax = 0 as created
)
select count(*) filter (where created) as created, count(*) filter (where not created) as updated
from kept
