update notification set state = 'sent', sent_at = now(), reason = null where id = :?notification.id
