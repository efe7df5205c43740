-- Of the syncs that this node is at work on, and of no other that bears its name: one that broke off is left to be taken up.
update sync set heartbeat_at = now()
where id = any (cast(cast(:?underway as text[]) as bigint[])) and node = :?setting.node and finished_at is null and heartbeat_at > '-infinity'
