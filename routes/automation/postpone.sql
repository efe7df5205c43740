update rule_event set due_at = now() + interval '5 minutes' where id = :?act.eventId
