-- Somebody was made anonymous in Ashby, which tells nobody: the same id, and no way left to reach the person. What was made of
-- the texts of old goes too; the record, its notes and its files follow by themselves. The present score is made again, and
-- the evidence of the one that stands now is not kept beside it (scoring/save.sql).
create function holds_any(list json) returns boolean language sql immutable as $$
  select case when json_typeof(list) = 'array' then json_array_length(list) > 0 else false end
$$;

create function candidate_is_anonymous() returns trigger language plpgsql as $$
declare
  record json := cast(new.raw as json);
begin
  if holds_any(record->'emailAddresses') or holds_any(record->'phoneNumbers') or holds_any(record->'socialLinks')
    or holds_any(record->'fileHandles') then
    return null;
  end if;
  update score_history set evidence = '{}'
  where tenant = new.tenant and application_id in (
    select id from application where tenant = new.tenant and candidate_id = new.id);
  delete from second_reading
  where tenant = new.tenant and application_id in (
    select id from application where tenant = new.tenant and candidate_id = new.id);
  delete from criterion_evaluation
  where tenant = new.tenant and application_id in (
    select id from application where tenant = new.tenant and candidate_id = new.id);
  delete from embedding where tenant = new.tenant and owner_id = new.id;
  update candidate_features set words = null, meaning = null, has_meaning = false
  where tenant = new.tenant and candidate_id = new.id;
  update push_back set content = '{}', former = null
  where tenant = new.tenant and candidate_id = new.id and state in ('sent', 'failed');
  update rule_act set steps = '[]'
  where tenant = new.tenant and candidate_id = new.id and state in ('previewed', 'done', 'rejected', 'withdrawn');
  return null;
end $$;

create trigger candidate_is_anonymous after update on candidate
  for each row
  when (old.email is not null and new.email is null and new.removed_at is null)
  execute function candidate_is_anonymous();

-- Whoever is gone is looked for here too.
create index rule_act_of_candidate on rule_act (tenant, candidate_id);
