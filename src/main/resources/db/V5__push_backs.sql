-- The ledger: every intended write to Ashby is a row before it is a call. due: to be sent; claimed: in hand; unclear: it may
-- have been done, and is looked for before anything is sent again; failed: Ashby said no for good.
create table push_back (
  id bigint generated always as identity primary key,
  tenant text not null,
  kind text not null check (kind in ('customFields', 'tag', 'note', 'stage')),
  object_type text not null check (object_type in ('Application', 'Candidate')),
  object_id text not null,
  candidate_id text,
  application_id text,
  sync_id bigint, -- the sync in whose turn it was sent
  origin text not null default 'plan' check (origin in ('plan', 'rule', 'call', 'undo')), -- what wanted it
  actor text not null default 'matchbridge',
  undoes bigint, -- the write that this one takes back
  score int, -- what it came from
  content text not null, -- JSON: what is to stand there
  former text, -- JSON: what stood there before
  look_first boolean not null default false, -- our copy and our memory disagree: ask before anything is sent
  token text not null default substr(md5(cast(random() as text)), 1, 8), -- with the id the reference by which a note is found again
  state text not null default 'due' check (state in ('due', 'claimed', 'sent', 'unclear', 'failed')),
  attempts int not null default 0,
  due_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  ashby_request_id text,
  reason text
);
create index push_back_open on push_back (tenant, due_at) where state in ('due', 'claimed', 'unclear');
create index push_back_open_of_object on push_back (tenant, object_id, kind, id) where state in ('due', 'claimed', 'unclear');
create index push_back_of_candidate on push_back (tenant, candidate_id) where state in ('due', 'claimed', 'unclear');
create index push_back_of_application on push_back (tenant, application_id, id);
create index push_back_of_sync on push_back (tenant, sync_id);
create index push_back_history on push_back (tenant, id);
create index push_back_undone on push_back (undoes) where undoes is not null;
-- A newer plan for the same place takes the place of one that has not been sent.
create unique index push_back_planned on push_back (tenant, kind, object_id, coalesce(application_id, '')) where state = 'due' and origin = 'plan';

create table push_back_settings (
  tenant text primary key,
  settings text not null, -- JSON, as PUT
  enabled boolean not null -- whether anything is written at all
);

-- What we last wrote to each place of an object: field:<id>, tag, note.
create table push_back_written (
  tenant text not null,
  object_id text not null,
  place text not null,
  value text, -- JSON; null: emptied, or never written
  mirror_hash bigint, -- our copy of the object when we wrote: while it is still that one, it is older than the write
  withheld_score int, -- taken back: this score is not written there again
  refused text, -- JSON: the value that Ashby refused for good
  at timestamptz not null default now(),
  primary key (tenant, object_id, place)
);

-- The tag that we use under a title, whatever it is called since.
create table push_back_tag (
  tenant text not null,
  title text not null,
  tag_id text not null,
  primary key (tenant, title)
);

-- Which node writes for a tenant, how much it has written in the turn of the latest sync.
create table push_back_run (
  tenant text primary key,
  node text not null,
  leased_until timestamptz not null,
  sync_id bigint,
  writes int not null default 0
);

-- Candidates whose plan has to be made again. Rows are only added and taken away, so that writers never wait for each other.
create table push_back_replan (
  id bigint generated always as identity primary key,
  tenant text not null,
  candidate_id text not null,
  at timestamptz not null default now(),
  due_at timestamptz not null default now()
);
create index push_back_replan_due on push_back_replan (tenant, due_at);

create function replan_push_backs() returns trigger language plpgsql as $$
declare
  candidate text;
begin
  if tg_table_name = 'candidate' then
    candidate := new.id;
  elsif tg_table_name = 'application' then
    candidate := new.candidate_id;
  else
    candidate := (select candidate_id from application where tenant = new.tenant and id = new.application_id);
  end if;
  if candidate is not null then
    insert into push_back_replan (tenant, candidate_id)
    select new.tenant, candidate from push_back_settings where tenant = new.tenant and enabled;
  end if;
  return null;
end $$;

create trigger replan_push_backs after insert or update on score
for each row execute function replan_push_backs();

create trigger replan_push_backs after update on candidate
for each row when (old.hash <> new.hash or old.removed_at is distinct from new.removed_at) execute function replan_push_backs();

create trigger replan_push_backs after update on application
for each row when (old.hash <> new.hash or old.removed_at is distinct from new.removed_at) execute function replan_push_backs();

-- All candidates of a tenant who have something to write back.
create function replan_all_push_backs(planned text) returns void language sql as $$
  insert into push_back_replan (tenant, candidate_id)
  select distinct a.tenant, a.candidate_id
  from application a
  join score s on s.tenant = a.tenant and s.application_id = a.id
  join push_back_settings p on p.tenant = a.tenant and p.enabled
  where a.tenant = planned and a.status = 'Active' and a.removed_at is null and a.candidate_id is not null
  order by 2
$$;

create function replan_push_backs_of_field() returns trigger language plpgsql as $$
begin
  perform replan_all_push_backs(new.tenant)
  from push_back_settings
  where tenant = new.tenant and enabled and position(new.id in settings) > 0;
  return null;
end $$;

create trigger replan_push_backs after update on custom_field
for each row when (old.hash <> new.hash or old.removed_at is distinct from new.removed_at) execute function replan_push_backs_of_field();

create function replan_push_backs_of_tag() returns trigger language plpgsql as $$
begin
  perform replan_all_push_backs(new.tenant)
  from push_back_settings s
  join push_back_tag t using (tenant)
  where tenant = new.tenant and enabled and t.tag_id = new.id;
  return null;
end $$;

create trigger replan_push_backs after update on tag
for each row when ((old.title, old.is_archived, old.removed_at) is distinct from (new.title, new.is_archived, new.removed_at)) execute function replan_push_backs_of_tag();
