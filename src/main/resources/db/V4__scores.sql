-- The score of each application as it stands, with all that shows how it came about.
create table score (
  tenant text not null,
  application_id text not null,
  score int not null check (score between 0 and 100),
  band text not null check (band in ('strong', 'good', 'possible', 'weak')),
  evidence text not null, -- JSON: reasons, factors, matchedSkills, missingSkills
  scorer_name text not null,
  scorer_version text not null,
  inputs_hash text not null,
  is_provisional boolean not null default false, -- by words alone; the one by meaning follows
  scored_at timestamptz not null,
  previous_score int,
  previous_scored_at timestamptz,
  primary key (tenant, application_id)
);

-- What stood before: kept for as long as somebody may ask why.
create table score_history (
  id bigint generated always as identity primary key,
  tenant text not null,
  application_id text not null,
  score int not null,
  band text not null,
  evidence text not null,
  scorer_name text not null,
  scorer_version text not null,
  inputs_hash text not null,
  scored_at timestamptz not null
);
create index score_history_of_application on score_history (tenant, application_id, id);

-- The text that a job is scored by: of its postings a listed one before others, then the newest.
create view job_text as
select distinct on (j.tenant, j.id)
  j.tenant,
  j.id as job_id,
  coalesce(p.title, j.title, '') as title,
  coalesce(p.description, '') as description,
  p.id as posting_id
from job j
left join job_posting p on p.tenant = j.tenant and p.job_id = j.id and p.removed_at is null
order by j.tenant, j.id, p.listed desc nulls last, p.published_on desc nulls last, p.updated_at desc nulls last, p.id;

-- The meaning of a text as a vector: made once for each text and kept, for as long as its owner is.
create table embedding (
  tenant text not null,
  owner_id text not null, -- a candidate or a job
  text_sha256 text not null,
  model text not null,
  vector bytea not null,
  primary key (tenant, owner_id, text_sha256, model)
);
