select text_sha256, vector from embedding
where tenant = :?wanted.tenant and owner_id = :?wanted.owner and model = :?wanted.model
  and text_sha256 = any (cast(:?wanted.sha256 as text[]))
