-- A changed candidate or application keeps its place in each index as long as what it is found by stays the same: no index names
-- the record's text or the moment of its change any longer, and a page of the table keeps room for another version of a row.
-- (https://www.postgresql.org/docs/current/storage-hot.html)
alter table candidate add column is_erased boolean not null generated always as (raw = '{}') stored;
alter table application add column is_erased boolean not null generated always as (raw = '{}') stored;
alter table candidate set (fillfactor = 85);
alter table application set (fillfactor = 85);

drop index candidate_to_erase;
create index candidate_to_erase on candidate (tenant) where removed_at is not null and not is_erased;
drop index application_to_erase;
create index application_to_erase on application (tenant) where removed_at is not null and not is_erased;

-- The turn of what waits to be scored: active before archived, then the newest application first.
drop index application_words_due;
create index application_words_due on application (tenant, (status = 'Active') desc, created_at desc nulls last)
  where scored_version is distinct from input_version and first_scored_version is distinct from input_version and removed_at is null;
drop index application_meaning_due;
create index application_meaning_due on application (tenant, (status = 'Active') desc, created_at desc nulls last)
  where scored_version is distinct from input_version and first_scored_version = input_version and removed_at is null;
