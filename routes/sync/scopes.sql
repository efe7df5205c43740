update connection set scopes = cast(:?scopes as text[])
where tenant = :?tenant and scopes is distinct from cast(:?scopes as text[])
