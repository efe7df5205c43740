-- Whether records of a stream are here: a list that suddenly is empty is believed only when a person says so.
create function holds_records(holder text, held_stream text) returns boolean language plpgsql stable as $$
declare
  kept_in text := (select table_name from stream where name = held_stream);
  held boolean;
begin
  execute format('select exists (select from %I where tenant = $1 and removed_at is null)', kept_in) into held using holder;
  return held;
end $$;
