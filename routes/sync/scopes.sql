-- What the key may do today, for the card and for the passes that must know whether they see the same as before.
update connection set scopes = cast(:?key.scopes as text[]), grants = coalesce(:?key.grants, grants)
where tenant = :?tenant and (scopes is distinct from cast(:?key.scopes as text[]) or grants <> coalesce(:?key.grants, grants))
