-- What others make of an application: a language model's reading, and Ashby's own verdicts.

-- A reading is made once for each text, job and reader. It never takes the place of a score.
create table second_reading (
  tenant text not null,
  application_id text not null,
  inputs_hash text not null, -- of the score that it stands beside
  reader text not null, -- model and version of the question
  state text not null check (state in ('claimed', 'read', 'failed', 'empty')),
  attempts int not null default 1,
  due_at timestamptz not null, -- of a failed one, when it is tried again; of a claimed one, when its reader is given up
  score int check (score between 0 and 100),
  band text,
  evidence text, -- JSON list of { requirement, must, verdict, quote }
  reason text, -- why it failed
  tokens int,
  at timestamptz not null default now(),
  primary key (tenant, application_id, inputs_hash, reader)
);
create index second_reading_age on second_reading (at);

-- How many questions a tenant's applications have cost on a day (UTC).
create table second_reading_use (
  tenant text not null,
  day date not null,
  questions int not null,
  primary key (tenant, day)
);

-- The verdicts of Ashby's own review by artificial intelligence, one a criterion.
create table criterion_evaluation (
  tenant text not null,
  id text not null,
  application_id text not null,
  title text,
  prompt text,
  status text,
  outcome text,
  outcome_number double precision,
  reasoning text,
  skip_reason text,
  evaluated_at timestamptz,
  raw text not null,
  hash bigint not null,
  primary key (tenant, id)
);
create index criterion_evaluation_of_application on criterion_evaluation (tenant, application_id);

alter table application
  add column criteria_of text, -- the version of application and candidate for which the verdicts were read
  add column criteria_at timestamptz; -- when

-- Whether Ashby lets a tenant's key read verdicts.
create table second_opinion (
  tenant text primary key,
  state text not null check (state in ('on', 'off')),
  message text,
  checked_at timestamptz not null default now()
);
