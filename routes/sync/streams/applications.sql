-- One page of application.list: Ashby's names above, ours below, in the same order.
with page as (
  select *, hashtextextended(raw, 0) as hash
  from unnest(
    cast(:?page.records as text[]), cast(:?page.ids as text[]), cast(:?page.parts.candidate.id as text[]), cast(:?page.parts.job.id as text[]),
    cast(:?page.texts.status as text[]), cast(:?page.parts.currentInterviewStage.id as text[]),
    cast(:?page.texts.archivedAt as text[]), cast(:?page.texts.createdAt as text[]), cast(:?page.texts.updatedAt as text[])
  ) as item (raw, id, candidate_id, job_id, status, stage_id, archived_at, created_at, updated_at)
), changed as (
  select page.*
  from page
  left join lateral (
    select hash, removed_at from application
    where not cast(:?place.first as boolean) and tenant = :?tenant and id = page.id
    limit 1 -- by its key, whatever the planner thinks
  ) as old on true
  where old.hash is distinct from page.hash or old.removed_at is not null
), kept as (
  insert into application as a (tenant, id, candidate_id, job_id, status, stage_id, archived_at, created_at, updated_at, raw, hash, asked_at)
  select
    :?tenant, id, candidate_id, job_id, status, stage_id, instant(archived_at), instant(created_at), instant(updated_at), raw, hash, cast(:?reply.askedAt as timestamptz)
  from changed
  order by id -- as scoring/announce.sql takes them, so that neither waits for what the other holds
  on conflict (tenant, id) do update set
    candidate_id = excluded.candidate_id, job_id = excluded.job_id, status = excluded.status, stage_id = excluded.stage_id,
    archived_at = excluded.archived_at, created_at = excluded.created_at, updated_at = excluded.updated_at,
    raw = excluded.raw, hash = excluded.hash, asked_at = excluded.asked_at, removed_at = null,
    input_version = a.input_version
      + case when (a.job_id, a.candidate_id) is distinct from (excluded.job_id, excluded.candidate_id) or a.removed_at is not null then 1 else 0 end
  where a.hash is distinct from excluded.hash or a.removed_at is not null
  returning id, candidate_id, job_id, xmax = 0 as created
), applied as ( -- new only when the stream was complete before, for a key that saw the same: what else comes in is history
  insert into rule_event (tenant, rule_id, application_id, version)
  select r.tenant, r.id, kept.id, 1
  from kept
  join rule r on r.tenant = :?tenant and r.event = 'applied' and r.enabled and coalesce(r.job_id, kept.job_id) is not distinct from kept.job_id
  join connection c on c.tenant = r.tenant
  join stream_place p on p.tenant = r.tenant and p.stream = 'applications' and p.full_pass_at is not null and p.scopes is not distinct from c.scopes
  where kept.created
  on conflict do nothing
), replanned as (
  insert into push_back_replan (tenant, candidate_id)
  select p.tenant, kept.candidate_id
  from push_back_settings p
  join kept on not kept.created and kept.candidate_id is not null
  where p.tenant = :?tenant and p.enabled
)
select count(*) filter (where created) as created, count(*) filter (where not created) as updated
from kept
