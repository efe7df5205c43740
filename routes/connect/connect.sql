-- Stores an accepted key. Nothing happens, and no row comes back, when the tenant has a live connection meanwhile.
with stored as (
  insert into connection (tenant, integration, status, admin_email, api_key, api_key_hint, sync_interval, scopes, grants, warnings, connected_at)
  values (
    :?tenant, :?row.integration, 'active', :?row.adminEmail, :?row.apiKey, :?row.apiKeyHint, :?row.interval,
    cast(:?row.scopes as text[]), :?row.grants, :?row.warnings, now()
  )
  on conflict (tenant) do update set
    status = 'active', status_reason = null, admin_email = excluded.admin_email, api_key = excluded.api_key,
    api_key_hint = excluded.api_key_hint, sync_interval = excluded.sync_interval, scopes = excluded.scopes,
    grants = excluded.grants, warnings = excluded.warnings, connected_at = excluded.connected_at,
    webhook_secret = null
  where connection.status in ('unauthorized', 'disconnected')
  returning tenant
), closed as (
  -- A sync that the old key could not finish is over.
  update sync set finished_at = now(), outcome = 'failed'
  where tenant in (select tenant from stored) and finished_at is null
), postponed as (
  update webhook_delivery set due_at = now() + interval '1 minute' -- the first sync reads what was told before
  where tenant in (select tenant from stored) and handled_at is null
), welcomed as (
  -- What Ashby still has of the webhooks of an earlier connection is taken up.
  update webhook set claimed_until = '-infinity', due_at = now() where tenant in (select tenant from stored)
), logged as (
  insert into audit (tenant, actor, action, object)
  select tenant, :?actor, 'connect', 'connection' from stored
)
select tenant from stored
