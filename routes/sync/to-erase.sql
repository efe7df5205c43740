-- Whether something is left of who or what is gone.
select exists (select from candidate where tenant = :?tenant and removed_at is not null and not is_erased)
  or exists (select from application where tenant = :?tenant and removed_at is not null and not is_erased)
  or exists (select from note where tenant = :?tenant and removed_at is not null and raw <> '{}')
