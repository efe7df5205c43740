-- The texts of those who would be shown.
select near.id as candidate_id, texts.*
from unnest(cast(:?shortlist.unread as text[])) as near (id)
cross join lateral scoring_texts(:?tenant, near.id, null) as texts
