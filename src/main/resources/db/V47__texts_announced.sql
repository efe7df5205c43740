-- That a candidate's texts have changed stands in the candidate's small row alone. The applications are told by the scoring, when
-- it comes to them: while a page is stored, none of these wide rows is written or locked for what another stream reads.
alter table candidate_features add column announced_version int not null default 1; -- the texts_version that the applications know
update candidate_features set announced_version = texts_version where announced_version <> texts_version;
alter table candidate_features -- a column, for the planner takes two that differ for the rule
  add column is_announced boolean not null generated always as (announced_version = texts_version) stored;
create index candidate_features_unannounced on candidate_features (tenant) where not is_announced;

-- Candidates whose applications do not know yet that they are to be scored again.
create view unannounced_texts as
select tenant, candidate_id from candidate_features where not is_announced;

-- The two statements that write what a score reads of a candidate, a page and the mark of who opted out, raise the version
-- themselves: a trigger did it row by row, for half of what a page of changed candidates cost.
drop trigger candidate_has_changed on candidate;
drop function candidate_has_changed();

-- text_has_changed tells of a file that moves.
drop trigger resume_has_moved on attachment;
drop function resume_has_moved();

-- Notes that we wrote ourselves are not read by a score.
create function is_our_note(content text) returns boolean language sql immutable as $$
  select coalesce(content ~ 'Matchbridge ref \d+-[0-9a-f]{8}', false)
$$;
drop trigger text_is_new on note;
create trigger text_is_new after insert on note
  for each row when (new.removed_at is null and not is_our_note(new.content)) execute function text_has_changed();
drop trigger text_has_changed on note;
create trigger text_has_changed after update on note
  for each row
  when ((old.candidate_id, old.content, old.removed_at) is distinct from (new.candidate_id, new.content, new.removed_at)
    and not (is_our_note(old.content) and is_our_note(new.content)))
  execute function text_has_changed();

create or replace function scoring_due(of_tenant text) returns table (words bigint, meaning bigint) language sql stable as $$
  select words + told, words + told + refined
  from
    (select count(*) as words from application
    where tenant = of_tenant and scored_version is distinct from input_version and first_scored_version is distinct from input_version
      and removed_at is null) as by_words,
    (select count(*) as refined from application
    where tenant = of_tenant and scored_version is distinct from input_version and first_scored_version = input_version
      and removed_at is null) as by_meaning,
    (select count(*) as told from application a join unannounced_texts u using (tenant, candidate_id)
    where a.tenant = of_tenant and a.scored_version = a.input_version and a.removed_at is null) as to_be_told
$$;
