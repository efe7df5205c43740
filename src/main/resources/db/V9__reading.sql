-- What the reading calls need: candidates by name, and whose an answer is that may be given again.
create index candidate_by_name on candidate (tenant, lower(coalesce(name, '')), id) where removed_at is null;

drop table idempotent_answer;
create table idempotent_answer (
  caller text not null,
  key text not null,
  tenant text, -- whose data it holds, so that a purge takes it too
  request_sha256 bytea not null,
  answer bytea, -- encrypted: status, headers, body; null while the first call runs
  at timestamptz not null default now(),
  primary key (caller, key)
);
create index idempotent_answer_age on idempotent_answer (at);
