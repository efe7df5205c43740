-- Every intended write to Ashby, before it is a call.
create table push_back (
  id bigint generated always as identity primary key,
  tenant text not null,
  kind text not null check (kind in ('customFields', 'tag', 'note', 'stage')),
  object_type text not null check (object_type in ('Application', 'Candidate')),
  object_id text not null,
  candidate_id text,
  application_id text,
  sync_id bigint,
  content text not null, -- JSON: what is to stand there
  former text, -- JSON: what stood there before
  state text not null default 'due' check (state in ('due', 'claimed', 'sent', 'unclear', 'failed')),
  attempts int not null default 0,
  due_at timestamptz not null default now(),
  claimed_until timestamptz,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  ashby_request_id text,
  reason text
);
create index push_back_open on push_back (tenant, due_at) where state in ('due', 'claimed', 'unclear');
create index push_back_of_object on push_back (tenant, object_id, kind, id);

create table push_back_settings (
  tenant text primary key,
  settings text not null -- JSON, as PUT
);
