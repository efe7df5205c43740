update webhook set due_at = now() where state not in ('enabled', 'left')
