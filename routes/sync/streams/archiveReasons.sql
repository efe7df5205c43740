-- One page of archiveReason.list: Ashby's names on the right, ours on the left.
with page as (
  select raw, hashtextextended(raw, 0) as hash, item.*
  from unnest(cast(:?page.records as text[])) as raw, json_to_record(cast(raw as json)) as item (
    id text, text text, "reasonType" text, "isArchived" boolean
  )
), changed as (
  select page.*
  from page
  left join lateral (select hash, removed_at from archive_reason where tenant = :?tenant and id = page.id limit 1) as old on true -- by its key, whatever the planner thinks
  where old.hash is distinct from page.hash or old.removed_at is not null
), kept as (
  insert into archive_reason as r (tenant, id, title, reason_type, is_archived, raw, hash)
  select :?tenant, id, text, "reasonType", "isArchived", raw, hash
  from changed
  on conflict (tenant, id) do update set
    title = excluded.title, reason_type = excluded.reason_type, is_archived = excluded.is_archived,
    raw = excluded.raw, hash = excluded.hash, removed_at = null
  returning id, xmax = 0 as created
)
select count(*) filter (where created) as created, count(*) filter (where not created) as updated
from kept
