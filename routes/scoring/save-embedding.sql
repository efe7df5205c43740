-- A text's vector, kept for as long as the candidate or job is.
insert into embedding (tenant, owner_id, text_sha256, model, vector)
values (:?wanted.tenant, :?wanted.owner, :?wanted.sha256, :?wanted.model, :?wanted.vector)
on conflict do nothing
