-- One page of candidate.list: Ashby's names above, ours below, in the same order. A changed candidate brings its files along.
-- Its texts have another version only when something has changed that a score reads: our own tags are no reason, a résumé is one
-- before it is read.
with page as (
  select *, hashtextextended(raw, 0) as hash
  from unnest(
    cast(:?page.records as text[]), cast(:?page.ids as text[]), cast(:?page.texts.name as text[]), cast(:?page.parts.primaryEmailAddress.value as text[]),
    cast(:?page.texts.position as text[]), cast(:?page.texts.company as text[]), cast(:?page.texts.createdAt as text[]), cast(:?page.texts.updatedAt as text[]),
    cast(:?page.lists.tags as text[]), cast(:?page.lists.customFields as text[]), cast(:?page.lists.fileHandles as text[]),
    cast(:?page.parts.resumeFileHandle.id as text[]), cast(:?page.parts.resumeFileHandle.name as text[]), cast(:?page.parts.resumeFileHandle.handle as text[])
  ) as item (raw, id, name, email, position, company, created_at, updated_at, tags, fields, files, resume_id, resume_name, resume_handle)
), changed as (
  select page.*, marked.opted_out,
    (old.name, old.email, old.position, old.opted_out, old.removed_at) is distinct from (page.name, page.email, page.position, marked.opted_out, null) as reads_otherwise
  from page
  left join lateral (
    select hash, name, email, position, candidate.opted_out, removed_at from candidate
    where not cast(:?place.first as boolean) and tenant = :?tenant and id = page.id
    limit 1 -- by its key, whatever the planner thinks
  ) as old on true
  cross join lateral (
    select coalesce(may_mention(concat(tags, fields), :?setting.optOut) and is_opted_out(raw, :?setting.optOut), false) as opted_out
  ) as marked
  where old.hash is distinct from page.hash or old.removed_at is not null
), kept as (
  insert into candidate as c (tenant, id, name, email, position, company, created_at, updated_at, raw, hash, asked_at, opted_out)
  select
    :?tenant, id, name, email, position, company, instant(created_at), instant(updated_at), raw, hash, cast(:?reply.askedAt as timestamptz), opted_out
  from changed
  on conflict (tenant, id) do update set
    name = excluded.name, email = excluded.email, position = excluded.position, company = excluded.company,
    created_at = excluded.created_at, updated_at = excluded.updated_at, raw = excluded.raw, hash = excluded.hash, asked_at = excluded.asked_at, opted_out = excluded.opted_out,
    removed_at = null, merged_into = null
  where c.hash is distinct from excluded.hash or c.removed_at is not null
  returning id, opted_out, xmax = 0 as created
), files as (
  select distinct on (file.id) changed.id as candidate_id, file.id, file.name, file.handle, file.id = resume_id as is_resume
  from changed
  cross join lateral (
    select * from json_to_recordset(cast(files as json)) as f (id text, name text, handle text)
    union all
    values (resume_id, resume_name, resume_handle)
  ) as file
  where file.id is not null and file.handle is not null
), attached as (
  insert into attachment as a (tenant, id, candidate_id, name, handle, is_resume)
  select :?tenant, id, candidate_id, name, handle, coalesce(is_resume, false) from files
  on conflict (tenant, id) do update set
    candidate_id = excluded.candidate_id, name = excluded.name, handle = excluded.handle, is_resume = excluded.is_resume,
    state = case when a.handle = excluded.handle then a.state else 'due' end,
    attempts = case when a.handle = excluded.handle then a.attempts else 0 end,
    due_at = case when a.handle = excluded.handle then a.due_at else now() end,
    removed_at = null
  where (a.candidate_id, a.name, a.handle, a.is_resume) is distinct from (excluded.candidate_id, excluded.name, excluded.handle, excluded.is_resume)
    or a.removed_at is not null
  returning candidate_id, is_resume
), with_other_texts as (
  select * from kept
  where not created
    and (id in (select id from changed where reads_otherwise) or id in (select candidate_id from attached where is_resume))
), comparable as (
  insert into candidate_features (tenant, candidate_id)
  select :?tenant, id from kept where created
  on conflict do nothing
), to_be_told as (
  insert into changed_texts (tenant, candidate_id)
  select :?tenant, id from with_other_texts
), forgotten as (
  update candidate_features set texts_version = texts_version + 1, has_meaning = false, words = null, meaning = null
  where tenant = :?tenant and candidate_id = any (array(select id from with_other_texts where opted_out))
), detached as (
  update attachment a set removed_at = now()
  where a.tenant = :?tenant and a.removed_at is null
    and a.candidate_id = any (array(select id from kept where not created))
    and a.id <> all (array(select id from files))
), replanned as (
  insert into push_back_replan (tenant, candidate_id)
  select p.tenant, kept.id
  from push_back_settings p
  join kept on not kept.created
  where p.tenant = :?tenant and p.enabled
)
select count(*) filter (where created) as created, count(*) filter (where not created) as updated
from kept
