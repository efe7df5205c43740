-- One page of customField.list: Ashby's names on the right, ours on the left.
with page as (
  select raw, hashtextextended(raw, 0) as hash, item.*
  from unnest(cast(:?page.records as text[])) as raw, json_to_record(cast(raw as json)) as item (
    id text, title text, "objectType" text, "fieldType" text, "isArchived" boolean, "isPrivate" boolean
  )
), changed as (
  select page.*
  from page
  left join lateral (select hash, removed_at from custom_field where tenant = :?tenant and id = page.id limit 1) as old on true -- by its key, whatever the planner thinks
  where old.hash is distinct from page.hash or old.removed_at is not null
), kept as (
  insert into custom_field as f (tenant, id, title, object_type, field_type, is_archived, is_private, raw, hash)
  select :?tenant, id, title, "objectType", "fieldType", "isArchived", "isPrivate", raw, hash
  from changed
  on conflict (tenant, id) do update set
    title = excluded.title, object_type = excluded.object_type, field_type = excluded.field_type, is_archived = excluded.is_archived, is_private = excluded.is_private,
    raw = excluded.raw, hash = excluded.hash, removed_at = null
  returning id, xmax = 0 as created
)
select count(*) filter (where created) as created, count(*) filter (where not created) as updated
from kept
