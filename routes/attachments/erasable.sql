select id from attachment where tenant = :?tenant and removed_at is not null and handle <> ''
