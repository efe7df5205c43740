-- The mirror of Ashby. Each table holds the columns that queries need and, as text, the record as it came: raw jsonb was
-- measured to make the whole statement a third slower than text. hash tells an unchanged record from a changed one.

create table candidate (
  tenant text not null,
  id text not null,
  name text,
  email text,
  position text,
  company text,
  created_at timestamptz,
  updated_at timestamptz,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  merged_into text,
  notes_of bigint, -- the hash for which the notes were read
  notes_read_at timestamptz,
  primary key (tenant, id)
);

create table job (
  tenant text not null,
  id text not null,
  title text,
  status text,
  department_id text,
  location_id text,
  created_at timestamptz,
  updated_at timestamptz,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  primary key (tenant, id)
);

create table job_posting (
  tenant text not null,
  id text not null,
  job_id text,
  title text,
  description text, -- the body alone: opening and closing are the same on every posting
  location text,
  listed boolean,
  published_on text,
  updated_at timestamptz,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  primary key (tenant, id)
);
create index job_posting_of_job on job_posting (tenant, job_id);

create table application (
  tenant text not null,
  id text not null,
  candidate_id text,
  job_id text,
  status text,
  stage_id text,
  archived_at timestamptz,
  created_at timestamptz,
  updated_at timestamptz,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  input_version int not null default 1, -- rises when anything that a score reads has changed
  first_scored_version int not null default 0, -- of the score by words alone
  scored_version int not null default 0, -- of the score that stands
  primary key (tenant, id)
);
create index application_of_candidate on application (tenant, candidate_id);
create index application_of_job on application (tenant, job_id);
create index application_unscored on application (tenant) where scored_version is distinct from input_version and removed_at is null;

create table interview_plan (
  tenant text not null,
  id text not null,
  title text,
  is_archived boolean,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  primary key (tenant, id)
);

create table interview_stage (
  tenant text not null,
  id text not null,
  interview_plan_id text,
  title text,
  type text,
  position int,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  primary key (tenant, id)
);

create table ashby_user (
  tenant text not null,
  id text not null,
  first_name text,
  last_name text,
  email text,
  role text,
  is_enabled boolean,
  updated_at timestamptz,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  primary key (tenant, id)
);

create table department (
  tenant text not null,
  id text not null,
  name text,
  parent_id text,
  is_archived boolean,
  updated_at timestamptz,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  primary key (tenant, id)
);

create table tag (
  tenant text not null,
  id text not null,
  title text,
  is_archived boolean,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  primary key (tenant, id)
);

create table custom_field (
  tenant text not null,
  id text not null,
  title text,
  object_type text,
  field_type text,
  is_archived boolean,
  is_private boolean,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  primary key (tenant, id)
);

create table archive_reason (
  tenant text not null,
  id text not null,
  title text,
  reason_type text,
  is_archived boolean,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  primary key (tenant, id)
);

create table note (
  tenant text not null,
  id text not null,
  candidate_id text not null,
  author_id text,
  content text,
  created_at timestamptz,
  raw text not null,
  hash bigint not null,
  removed_at timestamptz,
  primary key (tenant, id)
);
create index note_of_candidate on note (tenant, candidate_id);

-- A file of a candidate. due: to be fetched; stored: kept and read; unreadable: kept, but no text was found in it.
create table attachment (
  tenant text not null,
  id text not null,
  candidate_id text not null,
  name text,
  handle text not null,
  is_resume boolean not null,
  state text not null default 'due' check (state in ('due', 'stored', 'unreadable', 'failed')),
  reason text,
  attempts int not null default 0,
  due_at timestamptz not null default now(),
  bytes bigint,
  content_type text,
  sha256 text,
  resume_text text,
  stored_at timestamptz,
  removed_at timestamptz,
  primary key (tenant, id)
);
create index attachment_of_candidate on attachment (tenant, candidate_id);
create index attachment_words on attachment using gin (to_tsvector('simple', left(resume_text, 100000))) where is_resume;
create index attachment_due on attachment (tenant, due_at) where state = 'due' and removed_at is null;
