update sync set heartbeat_at = now()
where node = :?setting.node and finished_at is null and heartbeat_at > '-infinity'
