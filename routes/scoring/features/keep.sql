-- What a candidate is compared by: nothing of one who is not to be scored, and not when the texts have changed meanwhile.
-- Words that are read once more keep the meaning that they have.
update candidate_features f set
  read_version = f.texts_version,
  scorer_version = :?features.scorerVersion,
  words = case when not c.opted_out then cast(:?features.words as bytea) end,
  meaning = case when not c.opted_out then coalesce(
    cast(:?features.meaning as bytea),
    case
      when f.read_version = f.texts_version and f.scorer_version = :?features.scorerVersion and not exists (
        select from changed_texts t where t.tenant = f.tenant and t.candidate_id = f.candidate_id) -- the words may be of others already
      then f.meaning end) end,
  has_meaning = not c.opted_out and :?features.hasMeaning
from candidate c
where f.tenant = :?features.tenant and f.candidate_id = :?features.candidateId
  and f.texts_version = cast(:?features.textsVersion as int)
  and c.tenant = f.tenant and c.id = f.candidate_id and c.removed_at is null
