-- Applications of candidates whose texts have changed have another version from here on, which has no score. Not while a sync of the
-- tenant reads what is scored: its pages write the same rows.
with told as (
  update candidate_features f set announced_version = f.texts_version
  where not f.is_announced and not exists (select from reading_what_is_scored r where r.tenant = f.tenant)
  returning f.tenant, f.candidate_id
), theirs as (
  select a.tenant, a.id
  from told join application a on a.tenant = told.tenant and a.candidate_id = told.candidate_id
  order by a.tenant, a.id -- as a page of applications takes them, so that neither waits for what the other holds
  for update of a
)
update application a set input_version = a.input_version + 1
from theirs
where a.tenant = theirs.tenant and a.id = theirs.id
