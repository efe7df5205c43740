-- What Ashby said of one candidate. Gone is not believed when the key sees other records than at the last full pass. The
-- applications that stand with the winner now follow, in case their list is late to show it.
with gone as (
  update candidate c set
    removed_at = now(),
    merged_into = (select w.id from candidate w where w.tenant = c.tenant and w.id = :?answer.winnerId and w.removed_at is null)
  from stream_place p join connection k using (tenant)
  where c.tenant = :?tenant and c.id = :?answer.candidateId and c.removed_at is null and cast(:?answer.gone as boolean)
    and p.tenant = c.tenant and p.stream = 'candidates' and p.scopes is not distinct from k.scopes
  returning c.id, c.merged_into
), followed as (
  update application a set candidate_id = gone.merged_into, input_version = a.input_version + 1
  from gone
  where a.tenant = :?tenant and a.candidate_id = gone.id and gone.merged_into is not null
    and a.id = any (cast(:?answer.applications as text[]))
), counted as (
  update sync_stream set removed = removed + 1
  where sync_id = :?sync.id and name = 'candidates' and exists (select from gone)
)
update webhook_delivery set answered_at = now()
where tenant = :?tenant and candidate_id = :?answer.candidateId and handled_at is null
