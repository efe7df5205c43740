-- A tenant has one secret for as long as it is connected.
update connection set webhook_secret = coalesce(webhook_secret, :?newSecret)
where tenant = :?tenant and status = 'active'
returning webhook_secret
