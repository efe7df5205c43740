-- A page of candidates makes their rows in candidate_features itself: the trigger copied each new candidate, its text included.
drop trigger candidate_is_new on candidate;
drop function candidate_is_new();

-- Whether the mark of opted-out candidates may stand in a JSON text: most texts need not be parsed to know.
create function may_mention(raw text, mark text) returns boolean language sql immutable as $$
  select strpos(lower(raw), lower(mark)) > 0 or strpos(raw, '\u') > 0
$$;
