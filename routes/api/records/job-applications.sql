-- The applications of a job, sorted as asked. What has no value to be sorted by comes last.
with chosen as (
  select
    id,
    case :?choice.sort
      when 'score' then lpad(cast(score as text), 3, '0')
      when 'name' then lower(candidate_name)
      when 'stage' then lpad(cast(stage_position as text), 6, '0')
      when 'status' then status
      when 'scoredAt' then iso(scored_at)
      when 'createdAt' then iso(created_at)
      when 'updatedAt' then iso(updated_at)
    end as key
  from application_answer
  where tenant = :?tenant and job_id = :?ask.id
    and (coalesce(:?ask.stage, '') = '' or stage_id = :?ask.stage or lower(stage_title) = lower(:?ask.stage))
    and (coalesce(:?ask.status, '') = '' or lower(status) = lower(:?ask.status))
    and (cast(:?choice.minScore as int) is null or score >= :?choice.minScore)
), ranked as (
  select
    id, key,
    row_number() over (order by
      key is null,
      case when :?choice.descending then key end desc,
      case when not :?choice.descending then key end,
      id) as rank
  from chosen
), found as (
  select *
  from ranked
  where cast(:?ask.after as text) is null
    or (case when place_key(:?ask.after) = '' then key is null and id > place_id(:?ask.after)
        when key is null then true
        when key = place_key(:?ask.after) then id > place_id(:?ask.after)
        when :?choice.descending then key < place_key(:?ask.after)
        else key > place_key(:?ask.after) end)
  order by rank
  limit cast(:?ask.limit as int) + 1
)
select list_answer(
  array(select a.json from found join application_answer a using (id) where a.tenant = :?tenant order by rank),
  array(select id || '|' || coalesce(key, '') from found order by rank),
  cast(:?ask.limit as int))
from job
where tenant = :?tenant and id = :?ask.id and removed_at is null
