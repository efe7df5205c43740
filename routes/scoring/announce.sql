-- Candidates whose texts have changed are read anew from here on, and their applications have another version, which has no score.
-- Not while a sync of the tenant reads what is scored: its pages write the same rows.
with told as (
  delete from changed_texts t
  where not exists (select from reading_what_is_scored r where r.tenant = t.tenant)
  returning t.tenant, t.candidate_id
), changed as (
  select distinct tenant, candidate_id from told
), compared as (
  insert into candidate_features as f (tenant, candidate_id)
  select c.tenant, c.id
  from changed join candidate c on c.tenant = changed.tenant and c.id = changed.candidate_id
  where c.removed_at is null
  order by c.tenant, c.id -- as another node does, so that the two never wait for each other
  on conflict (tenant, candidate_id) do update set texts_version = f.texts_version + 1
), theirs as (
  select a.tenant, a.id
  from changed join application a on a.tenant = changed.tenant and a.candidate_id = changed.candidate_id
  order by a.tenant, a.id -- as a page of applications takes them, so that neither waits for what the other holds
  for update of a
)
update application a set input_version = a.input_version + 1
from theirs
where a.tenant = theirs.tenant and a.id = theirs.id
