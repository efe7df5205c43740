-- Candidates whose texts have changed, for as long as neither what is kept of them nor their applications know. Rows are only added
-- and taken away: a page that marked each candidate's row wrote it anew, with its place in each of its indexes.
create table changed_texts (
  tenant text not null,
  candidate_id text not null
);
create index changed_texts_of_candidate on changed_texts (tenant, candidate_id);
insert into changed_texts (tenant, candidate_id) select tenant, candidate_id from candidate_features where not is_announced;

create or replace view scored_application as
select a.tenant, a.id, a.candidate_id, a.job_id, a.status, a.removed_at
from application a
where a.scored_version = a.input_version
  and not exists (select from changed_texts t where t.tenant = a.tenant and t.candidate_id = a.candidate_id);

create or replace function scoring_due(of_tenant text) returns table (words bigint, meaning bigint) language sql stable as $$
  select words + told, words + told + refined
  from
    (select count(*) as words from application
    where tenant = of_tenant and scored_version is distinct from input_version and first_scored_version is distinct from input_version
      and removed_at is null) as by_words,
    (select count(*) as refined from application
    where tenant = of_tenant and scored_version is distinct from input_version and first_scored_version = input_version
      and removed_at is null) as by_meaning,
    (select count(*) as told from application
    where tenant = of_tenant and scored_version = input_version and removed_at is null
      and candidate_id in (select candidate_id from changed_texts where tenant = of_tenant)) as to_be_told
$$;

create or replace function text_has_changed() returns trigger language plpgsql as $$
begin
  insert into changed_texts (tenant, candidate_id) values (new.tenant, new.candidate_id);
  if old.candidate_id <> new.candidate_id then -- null when it is new
    insert into changed_texts (tenant, candidate_id) values (new.tenant, old.candidate_id);
  end if;
  return null;
end $$;

drop view unannounced_texts;
drop index candidate_features_unannounced;
alter table candidate_features drop column is_announced, drop column announced_version;
