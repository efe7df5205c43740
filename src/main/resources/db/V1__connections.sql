-- Who is connected, what was read of them, and who did what.

create table connection (
  tenant text primary key,
  integration text not null,
  status text not null check (status in ('active', 'paused', 'unauthorized', 'disconnected')),
  status_reason text,
  admin_email text not null,
  api_key bytea, -- encrypted; null once the tenant has left
  api_key_hint text,
  sync_interval text not null, -- as chosen, such as 6h
  scopes text[], -- what apiKey.info said the key may do; null: the key may not ask
  grants text not null, -- a JSON list of { name, granted }
  warnings text not null default '[]', -- a JSON list of { code, message } from the setup
  connected_at timestamptz not null
);

create table sync (
  id bigint generated always as identity primary key,
  tenant text not null,
  trigger text not null check (trigger in ('connect', 'timer', 'manual', 'webhook')),
  full_pass boolean not null default false,
  streams text[], -- null: all
  accept_removals boolean not null default false,
  node text, -- who runs it
  requested_at timestamptz not null default now(),
  started_at timestamptz,
  heartbeat_at timestamptz not null default now(),
  finished_at timestamptz,
  outcome text check (outcome in ('done', 'partial', 'failed'))
);
create unique index sync_open on sync (tenant) where finished_at is null; -- a tenant's syncs never overlap
create index sync_history on sync (tenant, id);

-- What is read, in the order of the card, and where it is kept.
create table stream (
  name text primary key,
  position int not null,
  table_name text not null
);
insert into stream (name, position, table_name) values
  ('candidates', 1, 'candidate'),
  ('jobs', 2, 'job'),
  ('applications', 3, 'application'),
  ('stages', 4, 'interview_plan'),
  ('users', 5, 'ashby_user'),
  ('departments', 6, 'department'),
  ('tags', 7, 'tag'),
  ('fields', 8, 'custom_field'),
  ('archiveReasons', 9, 'archive_reason'),
  ('notes', 10, 'note'),
  ('attachments', 11, 'attachment');

create table sync_stream (
  sync_id bigint not null references sync on delete cascade,
  name text not null,
  position int not null,
  mode text check (mode in ('full', 'incremental')),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'skipped')),
  started_at timestamptz,
  pages int not null default 0,
  records bigint not null default 0,
  created bigint not null default 0,
  updated bigint not null default 0,
  removed bigint not null default 0,
  unstorable bigint not null default 0,
  expected bigint, -- how many records there will be, where that is known
  true_as_of timestamptz,
  message text,
  primary key (sync_id, name)
);

-- How far a tenant's stream was read. A page is stored before its place is.
create table stream_place (
  tenant text not null,
  stream text not null,
  sync_token text, -- of the last complete pass
  next_page text, -- of a pass that was cut short
  full_pass boolean not null default true, -- of the pass in hand
  marks_seen boolean not null default false, -- whether that pass notes what it sees, to tell what vanished
  pass_started_at timestamptz,
  full_pass_at timestamptz, -- when the last complete full pass began
  scopes text[], -- what the key could see then: with others it sees other records
  primary key (tenant, stream)
);

-- What a full pass has seen so far; the rest of the stream has vanished.
create table pass_seen (
  tenant text not null,
  stream text not null,
  id text not null,
  primary key (tenant, stream, id)
);

create table failure (
  id bigint generated always as identity primary key,
  tenant text not null,
  stream text not null,
  record_id text,
  reason text not null,
  at timestamptz not null default now(),
  attempts int not null default 1
);
create unique index failure_record on failure (tenant, stream, record_id);

create table warning (
  tenant text not null,
  code text not null,
  count bigint not null default 1,
  message text not null,
  at timestamptz not null default now(),
  primary key (tenant, code)
);

create table audit (
  id bigint generated always as identity primary key,
  tenant text not null,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  object text,
  detail text
);
create index audit_history on audit (tenant, id);

create table token (
  id bigint generated always as identity primary key,
  name text not null,
  role text not null check (role in ('admin', 'operator', 'viewer')),
  tenant text,
  sha256 bytea not null unique,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);

create table idempotent_answer (
  caller text not null,
  key text not null,
  request_sha256 bytea not null,
  status int,
  headers text,
  body text,
  at timestamptz not null default now(),
  primary key (caller, key)
);

-- An instant as Ashby writes it. What is no instant is null.
create function instant_or_null(text) returns timestamptz language plpgsql stable as $$
begin
  return cast($1 as timestamptz);
exception when others then
  return null;
end $$;

create function instant(text) returns timestamptz language sql stable as $$
  select case
    when $1 ~ '^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$' then cast($1 as timestamptz)
    when $1 ~ '^[12]\d{3}-\d{2}-\d{2}' then instant_or_null($1)
  end
$$;

-- An instant as our own answers write it: ISO 8601, UTC, milliseconds.
create function iso(timestamptz) returns text language sql stable as $$
  select to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- Marks as removed what a full pass of a stream did not see, unless that is a larger share of it than the guard allows.
-- Gives the number removed, or null when the guard held it back.
create function sweep(swept_tenant text, swept_stream text, guard double precision, accepted boolean) returns bigint language plpgsql as $$
declare
  kept_in text := (select table_name from stream where name = swept_stream);
  vanished bigint;
  present bigint;
begin
  execute format(
    'select count(*), count(*) filter (where not exists (
       select from pass_seen s where s.tenant = t.tenant and s.stream = $2 and s.id = t.id))
     from %I t where t.tenant = $1 and t.removed_at is null', kept_in)
  into present, vanished using swept_tenant, swept_stream;
  if vanished = 0 then
    return 0;
  end if;
  if not accepted and (vanished > present * guard or vanished = present) then
    return null;
  end if;
  execute format(
    'update %I t set removed_at = now() where t.tenant = $1 and t.removed_at is null and not exists (
       select from pass_seen s where s.tenant = t.tenant and s.stream = $2 and s.id = t.id)', kept_in)
  using swept_tenant, swept_stream;
  return vanished;
end $$;

-- Erases a tenant from every table that has such a column.
create function purge(purged text) returns void language plpgsql as $$
declare
  holder text;
begin
  for holder in
    select c.table_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and c.column_name = 'tenant' and t.table_type = 'BASE TABLE'
  loop
    execute format('delete from %I where tenant = $1', holder) using purged;
  end loop;
end $$;

-- The form in which a list tells a caller where it goes on: URL-safe base64, as the calls read it.
create function opaque(text) returns text language sql immutable as $$
  select rtrim(translate(encode(convert_to($1, 'UTF8'), 'base64'), E'+/\n', '-_'), '=')
$$;

-- What a caller gives back, as the number that it was; no number is no place.
create function opaque_number(text) returns bigint language sql immutable as $$
  select case when $1 ~ '^\d{1,18}$' then cast($1 as bigint) end
$$;
