-- Former scores and readings are kept for as long as somebody may ask why. The score that stands is kept while it stands.
with scores as (
  delete from score_history where ended_at < now() - cast(:?setting.keepScores as interval)
), readings as (
  delete from second_reading r
  where r.at < now() - cast(:?setting.keepScores as interval)
    and not exists (
      select from score s
      where s.tenant = r.tenant and s.application_id = r.application_id and s.inputs_hash = r.inputs_hash)
)
delete from second_reading_use where day < current_date - 60
