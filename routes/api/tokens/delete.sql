-- A token that is deleted lets nobody in any more, and nobody gets what it was answered.
with gone as (
  delete from token where cast(id as text) = :?ask.id
  returning id
), forgotten as (
  delete from idempotent_answer where caller in (select 'token-' || id from gone)
)
select cast(id as text) from gone
