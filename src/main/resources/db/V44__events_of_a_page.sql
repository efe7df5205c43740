-- A page of applications makes its events for rules itself: the trigger copied each new application, its text included.
drop trigger application_arrived on application;
drop function queue_applied();

-- Where the mark of opted-out candidates may stand is asked by one function.
create or replace function is_opted_out(raw text, mark text) returns boolean language sql immutable as $$
  select mark is not null and may_mention(raw, mark)
    and (
      exists (
        select from json_array_elements(
          case when json_typeof(cast(raw as json)->'tags') = 'array' then cast(raw as json)->'tags' else '[]' end) as tag
        where lower(btrim(tag->>'title')) = lower(mark))
      or exists (
        select from json_array_elements(
          case when json_typeof(cast(raw as json)->'customFields') = 'array' then cast(raw as json)->'customFields' else '[]' end) as field
        where lower(btrim(field->>'title')) = lower(mark) and field->>'value' = 'true'))
$$;
