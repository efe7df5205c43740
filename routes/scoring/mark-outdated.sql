-- Scores of another version of the scorer are made again in the background, by meaning at once, so that the old one stands
-- until the new one takes its place.
update application a set input_version = a.input_version + 1, first_scored_version = a.input_version + 1
from score s
join connection c on c.tenant = s.tenant and c.status <> 'disconnected'
where s.tenant = a.tenant and s.application_id = a.id and a.removed_at is null and a.scored_version = a.input_version
  and not s.is_provisional and s.scorer_version not in (:?scorer.words, :?scorer.meaning)
