-- A page of candidates makes their rows in candidate_features itself: the trigger copied each new candidate, its text included.
drop trigger candidate_is_new on candidate;
drop function candidate_is_new();

-- Whether the mark of opted-out candidates may stand in a JSON text: most texts need not be parsed to know.
create function may_mention(raw text, mark text) returns boolean language sql immutable as $$
  select strpos(lower(raw), lower(mark)) > 0 or strpos(raw, '\u') > 0
$$;

-- Whether a write of the ledger is this node's to make, and stays so for a while. A function, so that the plan of those who only
-- read does not cost what it costs.
create function still_claimed(of_write bigint, of_claim int, of_node text, a_while interval) returns boolean language sql stable as $$
  select exists (
    select from push_back p
    join push_back_run r on r.tenant = p.tenant
    where p.id = of_write and p.state = 'claimed' and p.claim = of_claim and r.node = of_node and r.leased_until > now() + a_while)
$$;

-- How many of a tenant's applications are yet to be scored by words, and how many by meaning, which comes after. Two counts, each
-- by the index that the scoring itself needs: a third one made each new or changed application dearer.
drop index application_unscored;
create function scoring_due(of_tenant text) returns table (words bigint, meaning bigint) language sql stable as $$
  select words, words + refined
  from
    (select count(*) as words from application
    where tenant = of_tenant and scored_version is distinct from input_version and first_scored_version is distinct from input_version
      and removed_at is null) as by_words,
    (select count(*) as refined from application
    where tenant = of_tenant and scored_version is distinct from input_version and first_scored_version = input_version
      and removed_at is null) as by_meaning
$$;
