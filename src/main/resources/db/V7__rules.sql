-- Rules of a tenant, what they are still to look at, and what they did.
--
--   score, application ─▶ rule_event ─▶ rule_act ─▶ push_back, notification
--
-- A change queues an event for each rule that waits for it, in the transaction of the change; so none is lost and none comes
-- twice, whichever clock is wrong. An event is gone once a rule has looked at it.

create table rule (
  id bigint generated always as identity primary key,
  tenant text not null,
  name text not null,
  event text not null check (event in ('scored', 'stageChanged', 'applied')),
  job_id text, -- null: all jobs
  condition text not null, -- CEL
  actions text not null, -- JSON, as given
  resolved text not null, -- JSON: the same with the ids and types that carrying out needs
  mode text not null check (mode in ('preview', 'approve', 'automatic')),
  max_per_run int not null,
  accepts_rejection boolean not null,
  enabled boolean not null,
  revision int not null default 1, -- rises with each change, so that nothing decided by an old one is kept
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  acted_sync_id bigint, -- the sync for which acted counts
  acted int not null default 0,
  problem text, -- why it could not be told whether the condition holds, or an action not be planned; null: no such case
  problem_at timestamptz
);
create index rule_of_tenant on rule (tenant, event) where enabled;

create table rule_event (
  id bigint generated always as identity primary key,
  tenant text not null,
  rule_id bigint not null references rule on delete cascade,
  application_id text not null,
  version int not null, -- of the score, of the stage; 1 of a new application
  due_at timestamptz not null default now(),
  unique (rule_id, application_id, version)
);
create index rule_event_in_turn on rule_event (rule_id, id);

-- previewed: recorded only; waiting: for a person; agreed: to be carried out; withdrawn: the rule went before anybody decided.
create table rule_act (
  id bigint generated always as identity primary key,
  tenant text not null,
  rule_id bigint not null,
  rule_name text not null,
  event text not null,
  application_id text not null,
  candidate_id text,
  job_id text,
  version int not null,
  sync_id bigint,
  score int not null,
  band text not null,
  steps text not null, -- JSON: what is to be written to Ashby and posted, ready to go
  state text not null check (state in ('previewed', 'waiting', 'agreed', 'done', 'rejected', 'withdrawn')),
  at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by text,
  unique (rule_id, event, application_id, version) -- a rule acts on one version once
);
create index rule_act_of_tenant on rule_act (tenant, id);
create index rule_act_agreed on rule_act (tenant, id) where state = 'agreed';

-- A message to somebody's URL, kept until it was taken.
create table notification (
  id bigint generated always as identity primary key,
  tenant text not null,
  rule_id bigint not null,
  url text not null,
  body text not null, -- JSON without a personal word
  state text not null default 'due' check (state in ('due', 'sent', 'failed')),
  attempts int not null default 0,
  due_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  reason text
);
create index notification_due on notification (due_at) where state = 'due';

alter table score add version int not null default 1;
alter table application add stage_version int not null default 1;

create function raise_score_version() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  return new;
end $$;
create trigger score_version before update on score
  for each row when (old.scored_at is distinct from new.scored_at) execute function raise_score_version();

create function raise_stage_version() returns trigger language plpgsql as $$
begin
  new.stage_version := old.stage_version + 1;
  return new;
end $$;
create trigger application_stage_version before update on application
  for each row when (old.stage_id is distinct from new.stage_id) execute function raise_stage_version();

-- Shared by those who keep a score, held alone by who keeps a rule: a score is seen by one of the two, never by none.
create function rules_lock(of_tenant text) returns bigint language sql immutable as $$
  select hashtextextended('rules of ' || of_tenant, 0)
$$;

create function queue_scored() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(rules_lock(new.tenant));
  insert into rule_event (tenant, rule_id, application_id, version)
  select r.tenant, r.id, new.application_id, new.version
  from rule r
  join application a on a.tenant = new.tenant and a.id = new.application_id
  where r.tenant = new.tenant and r.event = 'scored' and r.enabled and coalesce(r.job_id, a.job_id) is not distinct from a.job_id
  on conflict do nothing;
  return null;
end $$;
create trigger score_kept after insert on score for each row execute function queue_scored();
create trigger score_changed after update on score
  for each row when (old.version <> new.version) execute function queue_scored();

create function queue_stage_changed() returns trigger language plpgsql as $$
begin
  insert into rule_event (tenant, rule_id, application_id, version)
  select r.tenant, r.id, new.id, new.stage_version
  from rule r
  where r.tenant = new.tenant and r.event = 'stageChanged' and r.enabled
    and coalesce(r.job_id, new.job_id) is not distinct from new.job_id
  on conflict do nothing;
  return null;
end $$;
create trigger application_stage_changed after update on application
  for each row when (old.stage_version <> new.stage_version) execute function queue_stage_changed();

-- A new row is a new application only when the stream was complete before, for a key that saw the same: what else comes in
-- with a complete pass is history.
create function queue_applied() returns trigger language plpgsql as $$
begin
  insert into rule_event (tenant, rule_id, application_id, version)
  select r.tenant, r.id, a.id, 1
  from arrived a
  join rule r on r.tenant = a.tenant and r.event = 'applied' and r.enabled
    and coalesce(r.job_id, a.job_id) is not distinct from a.job_id
  join connection c on c.tenant = a.tenant
  join stream_place p on p.tenant = a.tenant and p.stream = 'applications'
    and p.full_pass_at is not null and p.scopes is not distinct from c.scopes
  on conflict do nothing;
  return null;
end $$;
create trigger application_arrived after insert on application
  referencing new table as arrived for each statement execute function queue_applied();

-- Keeps a rule, new where kept_id is null, and queues the scores that stand and that it did not act on. Gives its id, or null
-- when there is no such rule. What happened before a rule was enabled is history to it, scores excepted.
create function keep_rule(kept_tenant text, kept_id bigint, kept json, actor text) returns bigint language plpgsql as $$
declare
  former rule;
  new_id bigint := kept_id;
begin
  perform pg_advisory_xact_lock(rules_lock(kept_tenant));
  if kept_id is null then
    insert into rule (tenant, name, event, job_id, condition, actions, resolved, mode, max_per_run, accepts_rejection, enabled)
    values (
      kept_tenant, kept->>'name', kept->>'event', kept->>'jobId', kept->>'condition', kept->>'actions', kept->>'resolved',
      kept->>'mode', cast(kept->>'maxPerRun' as int), cast(kept->>'acceptsRejection' as boolean), cast(kept->>'enabled' as boolean))
    returning id into new_id;
  else
    select * into former from rule where tenant = kept_tenant and id = kept_id for update;
    if not found then
      return null;
    end if;
    update rule set
      name = kept->>'name', event = kept->>'event', job_id = kept->>'jobId', condition = kept->>'condition',
      actions = kept->>'actions', resolved = kept->>'resolved', mode = kept->>'mode',
      max_per_run = cast(kept->>'maxPerRun' as int), accepts_rejection = cast(kept->>'acceptsRejection' as boolean),
      enabled = cast(kept->>'enabled' as boolean), revision = revision + 1, updated_at = now(), problem = null, problem_at = null
    where id = kept_id;
    if not cast(kept->>'enabled' as boolean) or former.event <> kept->>'event' or former.job_id is distinct from kept->>'jobId' then
      delete from rule_event where rule_id = kept_id;
    end if;
  end if;
  insert into rule_event (tenant, rule_id, application_id, version)
  select r.tenant, r.id, s.application_id, s.version
  from rule r
  join score s on s.tenant = r.tenant
  join application a on a.tenant = s.tenant and a.id = s.application_id
  where r.id = new_id and r.enabled and r.event = 'scored'
    and a.removed_at is null and a.status = 'Active' and coalesce(r.job_id, a.job_id) is not distinct from a.job_id
    and not exists (
      select from rule_act t
      where t.rule_id = r.id and t.event = r.event and t.application_id = s.application_id and t.version = s.version
        and (t.state <> 'previewed' or r.mode = 'preview'))
  order by s.score desc, s.application_id -- the best come first when there is not room for all
  on conflict do nothing;
  insert into audit (tenant, actor, action, object, detail)
  values (kept_tenant, actor, case when kept_id is null then 'create' else 'change' end, 'rule ' || new_id, kept->>'name');
  return new_id;
end $$;
