-- Vectors of texts, kept for as long as the candidate or job is.
insert into embedding (tenant, owner_id, text_sha256, model, vector)
select :?wanted.tenant, :?wanted.owner, made.sha256, :?wanted.model, made.vector
from unnest(cast(:?wanted.sha256 as text[]), cast(:?wanted.vector as bytea[])) as made (sha256, vector)
on conflict do nothing
