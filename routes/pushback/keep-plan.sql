-- The plans of some candidates enter the ledger: a newer write takes the place of an older one that was not sent, and what is
-- not wanted any more goes. The candidates leave the queue in the same statement. A node whose turn is over keeps nothing: the
-- next one may have planned and written since this one read.
with run as (
  select tenant from push_back_run
  where tenant = :?tenant and node = :?setting.node and leased_until > now()
  for share
), planned as (
  select unnest(string_to_array(:?plan.candidates, ',')) as candidate_id from run
), held as (
  update push_back_replan set due_at = now() + interval '3 seconds'
  where id = any (cast(string_to_array(:?plan.held, ',') as bigint[])) and exists (select from run)
), taken as (
  delete from push_back_replan
  where id = any (cast(string_to_array(:?plan.queue, ',') as bigint[])) and exists (select from run)
), later as (
  insert into push_back_replan (tenant, candidate_id, due_at)
  select tenant, "candidateId", instant(at)
  from run, json_to_recordset(cast(:?plan.later as json)) as l ("candidateId" text, at text)
), writes as (
  select w.* from run, json_to_recordset(cast(:?plan.writes as json)) as w (
    kind text, "objectType" text, "objectId" text, "candidateId" text, "applicationId" text,
    content json, former json, score int, "scoreVersion" int, "lookFirst" boolean)
), dropped as (
  delete from push_back p
  using planned
  where p.tenant = :?tenant and p.candidate_id = planned.candidate_id and p.state = 'due' and p.origin = 'plan'
    and not exists (
      select from writes w
      where w.kind = p.kind and w."objectId" = p.object_id and w."applicationId" is not distinct from p.application_id)
)
insert into push_back as p (tenant, kind, object_type, object_id, candidate_id, application_id, content, former, score, score_version, look_first)
select :?tenant, kind, "objectType", "objectId", "candidateId", "applicationId", cast(content as text), cast(former as text), score, "scoreVersion", "lookFirst"
from writes
on conflict (tenant, kind, object_id, coalesce(application_id, '')) where state = 'due' and origin = 'plan' do update set
  content = excluded.content, former = excluded.former, score = excluded.score, score_version = excluded.score_version,
  look_first = p.look_first or excluded.look_first
where p.content <> excluded.content or p.former is distinct from excluded.former or excluded.look_first and not p.look_first
