-- A list as callers get it: at most so many items, and the place of the last of them where there are more.
create or replace function list_answer(items json[], places text[], most int) returns text language sql immutable as $$
  select cast(json_build_object(
    'items', to_json(items[1:most]),
    'next', case when cardinality(items) > most then opaque(places[most]) end) as text)
$$;
