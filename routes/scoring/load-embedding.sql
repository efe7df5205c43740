select vector from embedding
where tenant = :?wanted.tenant and owner_id = :?wanted.owner and text_sha256 = :?wanted.sha256 and model = :?wanted.model
