-- What an administrator should know about the settings of the write-back: it shows on the card, and goes when it is mended.
with standing as (
  select code, message from json_to_recordset(cast(:?warnings as json)) as w (code text, message text)
), mended as (
  delete from warning
  where tenant = :?tenant and code in ('push-back-mapping', 'push-back-tag') and code not in (select code from standing)
)
insert into warning (tenant, code, message)
select :?tenant, code, message from standing
on conflict (tenant, code) do update set message = excluded.message, at = now()
where warning.message <> excluded.message
