-- What candidates are compared by, made once for each content and kept, so that all of a tenant's can be ranked for a job at
-- once. A candidate has a row from the first day; triggers tell whenever something that it is made of has changed.
create table candidate_features (
  tenant text not null,
  candidate_id text not null,
  texts_version int not null default 1, -- rises with every change of the candidate's texts
  read_version int, -- the version that was read; null when none was, or another scorer did it
  scorer_version text,
  words bytea, -- as KeptFeatures writes them
  has_meaning boolean not null default false, -- whether the meaning of the texts has a say
  meaning bytea, -- alike; null until the texts are embedded
  primary key (tenant, candidate_id)
);
-- The words stand in the row, some 1 kB each, as all of them are read together; the meaning outside, as few are asked for.
alter table candidate_features alter column words set storage main, alter column meaning set storage external;
create index candidate_features_due on candidate_features (tenant) where read_version is distinct from texts_version;
create index candidate_features_meaning_due on candidate_features (tenant)
  where has_meaning and meaning is null and read_version = texts_version;
insert into candidate_features (tenant, candidate_id) select tenant, id from candidate where removed_at is null;

-- What is kept of each candidate, as far as it was made of the present texts.
create view kept_features as
select
  tenant, candidate_id, texts_version, scorer_version as kept_version,
  case when read_version = texts_version then words end as kept_words,
  case when read_version = texts_version then meaning end as kept_meaning
from candidate_features;

create function candidate_is_new() returns trigger language plpgsql as $$
begin
  insert into candidate_features as f (tenant, candidate_id)
  select tenant, id from fresh where removed_at is null
  on conflict (tenant, candidate_id) do update set texts_version = f.texts_version + 1;
  return null;
end $$;

create trigger candidate_is_new after insert on candidate
  referencing new table as fresh for each statement execute function candidate_is_new();

-- Of one who opted out nothing is kept. One who is removed keeps the row until the texts are erased.
create function candidate_has_changed() returns trigger language plpgsql as $$
begin
  insert into candidate_features as f (tenant, candidate_id) values (new.tenant, new.id)
  on conflict (tenant, candidate_id) do update set
    texts_version = f.texts_version + 1,
    has_meaning = f.has_meaning and not new.opted_out,
    words = case when not new.opted_out then f.words end,
    meaning = case when not new.opted_out then f.meaning end;
  return null;
end $$;

create trigger candidate_has_changed after update on candidate
  for each row
  when (new.removed_at is null
    and (old.name, old.email, old.position, old.opted_out, old.removed_at)
      is distinct from (new.name, new.email, new.position, new.opted_out, new.removed_at))
  execute function candidate_has_changed();

create function text_has_changed() returns trigger language plpgsql as $$
begin
  update candidate_features set texts_version = texts_version + 1
  where tenant = new.tenant and candidate_id in (new.candidate_id, old.candidate_id);
  return null;
end $$;

create trigger text_is_new after insert on note
  for each row when (new.removed_at is null) execute function text_has_changed();
create trigger text_has_changed after update on note
  for each row
  when ((old.candidate_id, old.content, old.removed_at) is distinct from (new.candidate_id, new.content, new.removed_at))
  execute function text_has_changed();
create trigger text_has_changed after update on attachment
  for each row
  when ((old.is_resume or new.is_resume)
    and (old.candidate_id, old.is_resume, old.resume_text, old.removed_at, old.stored_at)
      is distinct from (new.candidate_id, new.is_resume, new.resume_text, new.removed_at, new.stored_at))
  execute function text_has_changed();

-- Candidates are no longer searched by their words.
drop index attachment_words;
