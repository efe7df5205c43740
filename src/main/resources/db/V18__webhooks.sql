-- Webhooks: by what a delivery is told from a forgery, which settings we made in Ashby, and what it told us.

alter table connection add column webhook_secret bytea; -- encrypted; made with the first webhook, null once the tenant has left

-- What Ashby tells, and which streams show it. Of what is optional it is not known whether Ashby lets us ask for it.
create table webhook_event (
  event text primary key,
  position int not null,
  is_optional boolean not null,
  streams text[] not null
);
insert into webhook_event (event, position, is_optional, streams) values
  ('applicationUpdate', 1, false, '{candidates,applications,attachments}'), -- stage changes and hires too
  ('applicationSubmit', 2, false, '{candidates,applications,attachments}'),
  ('candidateDelete', 3, false, '{candidates,applications,attachments}'),
  ('candidateMerge', 4, false, '{candidates,applications,attachments}'),
  ('interviewPlanTransition', 5, false, '{jobs,applications,stages}'),
  ('jobPostingUpdate', 6, false, '{jobs}'), -- publishing and unpublishing too
  ('jobUpdate', 7, true, '{jobs}'),
  ('jobCreate', 8, true, '{jobs}');

-- A webhook setting in Ashby. The row is there before Ashby is asked; Ashby has no list of them.
create table webhook (
  tenant text not null,
  event text not null,
  id text, -- Ashby's; null: none is known
  url text not null,
  secret_of timestamptz not null, -- when the connection was made whose secret it has
  state text not null check (state in (
    'asked', -- nobody knows yet what came of it
    'enabled',
    'disabled', -- Ashby's ping was not answered
    'nameless', -- Ashby has one, and we do not know its id
    'not-granted', -- the key may not
    'refused',
    'left')), -- the tenant has left, and Ashby may still have it
  pinged_at timestamptz, -- when Ashby tried it, since we asked
  claimed_until timestamptz not null default '-infinity',
  due_at timestamptz not null default now(), -- when it is looked at again
  primary key (tenant, event)
);

-- What Ashby told us: that something changed, never what. What it is now, a sync reads.
create table webhook_delivery (
  tenant text not null,
  action_id text not null, -- the same for each try, and for all events of one cause
  action text not null,
  candidate_id text, -- who was deleted, or merged into another
  winner_id text, -- the other
  received_at timestamptz not null default now(),
  due_at timestamptz not null default now() + interval '2 seconds', -- more is likely to come
  attempts int not null default 0, -- syncs that could not read what it is about
  answered_at timestamptz, -- when Ashby said whether that candidate is gone
  handled_at timestamptz,
  primary key (tenant, action_id, action)
);
create index sync_of_webhooks on sync (tenant, finished_at) where trigger = 'webhook';
create index webhook_delivery_open on webhook_delivery (tenant) where handled_at is null;
