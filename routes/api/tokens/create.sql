-- Keeps a new token, and shows its value for the only time.
insert into token (name, role, tenant, sha256)
values (:?token.name, :?token.role, :?token.tenant, :?token.sha256)
returning cast(json_build_object(
  'id', id, 'name', name, 'role', role, 'tenant', tenant, 'createdAt', iso(created_at), 'lastUsedAt', iso(last_used_at),
  'value', cast(:?token.value as text)) as text)
