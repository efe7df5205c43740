-- A sync that finds little to do must not look at everything: what is to be erased, and whose verdicts are due, stand by themselves.
create index candidate_to_erase on candidate (tenant) where removed_at is not null and raw <> '{}';
create index application_to_erase on application (tenant) where removed_at is not null and raw <> '{}';
create index note_to_erase on note (tenant) where removed_at is not null and raw <> '{}';
create index attachment_to_erase on attachment (tenant) where removed_at is not null and handle <> '';
create index application_verdicts_due on application (tenant, criteria_at nulls first, updated_at desc nulls last, id)
  where status = 'Active' and removed_at is null;
