-- What waits to be scored is found in its turn, however much waits: what has not been compared by words, then by meaning.
create index application_words_due on application (tenant, (status = 'Active') desc, updated_at desc nulls last)
  where scored_version is distinct from input_version and first_scored_version is distinct from input_version and removed_at is null;
create index application_meaning_due on application (tenant, (status = 'Active') desc, updated_at desc nulls last)
  where scored_version is distinct from input_version and first_scored_version = input_version and removed_at is null;
