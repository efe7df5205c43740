-- A résumé that now belongs to another candidate is missed by the applications of the one who had it.
create function resume_has_moved() returns trigger language plpgsql as $$
begin
  update application set input_version = input_version + 1 where tenant = old.tenant and candidate_id = old.candidate_id;
  return null;
end $$;
create trigger resume_has_moved after update on attachment
  for each row when (old.is_resume and old.candidate_id <> new.candidate_id)
  execute function resume_has_moved();
