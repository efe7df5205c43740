-- People who are gone: what is personal is erased, ids stay, so that nothing points at nothing. One whose applications all
-- stand with another candidate was merged into that one. Who is not gone after all comes back with the next full pass.
with gone as (
  select id, cast(raw as json)->'applicationIds' as applications
  from candidate
  where tenant = :?tenant and removed_at is not null and not is_erased
), followed as (
  select gone.id, min(a.candidate_id) as winner
  from gone
  cross join json_array_elements_text(case when json_typeof(applications) = 'array' then applications end) as named (id)
  join application a on a.tenant = :?tenant and a.id = named.id and a.removed_at is null
  group by gone.id
  having min(a.candidate_id) = max(a.candidate_id) and min(a.candidate_id) in (
    select id from candidate where tenant = :?tenant and removed_at is null)
), erased as (
  update candidate c set
    name = null, email = null, position = null, company = null, notes_of = null, merged_into = coalesce(followed.winner, c.merged_into),
    -- Where the applications went is known once they have been read: until then their ids are kept.
    raw = case
      when exists (select from sync_stream where sync_id = :?sync.id and name = 'applications' and state = 'done') then '{}'
      else cast(json_build_object('applicationIds', gone.applications) as text) end
  from gone left join followed using (id)
  where c.tenant = :?tenant and c.id = gone.id
), chained as (
  update candidate c set merged_into = followed.winner
  from followed
  where c.tenant = :?tenant and c.merged_into = followed.id and c.is_erased
), notes as (
  update note set content = null, raw = '{}', removed_at = coalesce(removed_at, now())
  where tenant = :?tenant and raw <> '{}' and (removed_at is not null or candidate_id in (select id from gone))
), lost as ( -- with their candidate, or alone: an application shows whose it is
  select id from application
  where tenant = :?tenant and (candidate_id in (select id from gone) or removed_at is not null and not is_erased)
), applications as (
  update application set raw = '{}', removed_at = coalesce(removed_at, now())
  where tenant = :?tenant and id in (select id from lost)
), scores as (
  delete from score where tenant = :?tenant and application_id in (select id from lost)
), former_scores as (
  delete from score_history where tenant = :?tenant and application_id in (select id from lost)
), readings as (
  delete from second_reading where tenant = :?tenant and application_id in (select id from lost)
), verdicts as (
  delete from criterion_evaluation where tenant = :?tenant and application_id in (select id from lost)
), ledger as (
  update push_back p set
    candidate_id = coalesce(followed.winner, p.candidate_id),
    object_id = case when object_type = 'Candidate' then coalesce(followed.winner, object_id) else object_id end,
    content = case when followed.winner is null then '{}' else content end,
    former = case when followed.winner is null then null else former end,
    state = case when followed.winner is null and state <> 'sent' then 'failed' else state end,
    reason = case when followed.winner is null and state <> 'sent' then 'The candidate is gone.' else reason end
  from gone left join followed using (id)
  where p.tenant = :?tenant and p.candidate_id = gone.id
), acts as (
  update rule_act t set
    candidate_id = coalesce(followed.winner, t.candidate_id),
    steps = case when followed.winner is null then '[]' else t.steps end,
    state = case when followed.winner is null and t.state in ('waiting', 'agreed') then 'withdrawn' else t.state end
  from gone left join followed using (id)
  where t.tenant = :?tenant and t.candidate_id = gone.id
), remembered as (
  delete from push_back_written w
  where w.tenant = :?tenant and (w.object_id in (select id from gone) or w.object_id in (select id from lost))
  returning w.*
), inherited as ( -- a tag that we had set stands with the winner now
  insert into push_back_written (tenant, object_id, place, value)
  select r.tenant, followed.winner, case when r.place = 'tag' then 'tag of ' || r.object_id else r.place end, r.value
  from remembered r join followed on followed.id = r.object_id
  where (r.place = 'tag' or r.place like 'tag of %') and cast(r.value as json)->>'tagId' is not null
  on conflict do nothing
), replanned as (
  insert into push_back_replan (tenant, candidate_id)
  select s.tenant, followed.winner
  from followed join push_back_settings s on s.tenant = :?tenant and s.enabled
), meanings as (
  delete from embedding where tenant = :?tenant and owner_id in (select id from gone)
), compared as (
  delete from candidate_features where tenant = :?tenant and candidate_id in (select id from gone)
), mended as (
  delete from failure where tenant = :?tenant and stream = 'notes' and record_id in (select id from gone)
)
update attachment set removed_at = now()
where tenant = :?tenant and removed_at is null and candidate_id in (select id from gone)
