-- All notes of one candidate; one that is not among them any more was taken away. The candidate is marked with the version
-- for which they were read. When one came without its id, nothing is taken for gone, and all are read again.
with page as (
  select raw, hashtextextended(raw, 0) as hash, item.*
  from unnest(cast(:?page.records as text[])) as raw, json_to_record(cast(raw as json)) as item (
    id text, "createdAt" text, content text, author json
  )
), kept as (
  insert into note as n (tenant, id, candidate_id, author_id, content, created_at, raw, hash)
  select :?tenant, id, :?candidate.id, author->>'id', content, instant("createdAt"), raw, hash
  from page
  on conflict (tenant, id) do update set
    candidate_id = excluded.candidate_id, author_id = excluded.author_id, content = excluded.content,
    created_at = excluded.created_at, raw = excluded.raw, hash = excluded.hash, removed_at = null
  where n.hash <> excluded.hash or n.removed_at is not null or n.candidate_id <> excluded.candidate_id
  returning xmax = 0 as created
), vanished as (
  update note set removed_at = now()
  where tenant = :?tenant and candidate_id = :?candidate.id and removed_at is null and id not in (select id from page)
    and cast(:?page.nameless as int) = 0
  returning id
), mended as (
  delete from failure where tenant = :?tenant and stream = 'notes' and record_id = :?candidate.id and cast(:?page.nameless as int) = 0
), failed as (
  insert into failure as f (tenant, stream, record_id, reason)
  select :?tenant, 'notes', :?candidate.id, 'Ashby sent ' || cast(:?page.nameless as text) || ' notes without an id; they cannot be stored.'
  where cast(:?page.nameless as int) > 0
  on conflict (tenant, stream, record_id) do update set reason = excluded.reason, at = now(), attempts = f.attempts + 1
), read as (
  update candidate set notes_of = :?candidate.hash, notes_read_at = now()
  where tenant = :?tenant and id = :?candidate.id and cast(:?page.nameless as int) = 0
)
update sync_stream set
  pages = pages + 1,
  records = records + cast(:?page.received as int),
  created = created + (select count(*) filter (where created) from kept),
  updated = updated + (select count(*) filter (where not created) from kept),
  removed = removed + (select count(*) from vanished),
  unstorable = unstorable + cast(:?page.nameless as int)
where sync_id = :?sync.id and name = 'notes'
