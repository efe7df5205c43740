-- This node is alive and still writes for these tenants.
update push_back_run set leased_until = now() + cast(:?setting.writeLease as interval)
where node = :?setting.node and tenant = any (string_to_array(:?visiting, ','))
