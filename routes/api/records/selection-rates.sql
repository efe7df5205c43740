-- How the applications of a job fared by the band of their score: counts alone, no person. Selected: past the review. Decided:
-- selected or rejected by the company. A rate is selected among decided; an impact ratio is a rate by the highest rate.
with outcomes as (
  select
    coalesce(band, not_scored(tenant, candidate_id), 'unscored') as band, score,
    case
      when status = 'Hired' or stage_type = 'Hired' then 'hired'
      when status = 'Archived' or stage_type = 'Archived' then case when withdrew then 'withdrew' else 'rejected' end
      when stage_type = 'Offer' then 'offer'
      when stage_type = 'Active' then 'interview'
      when status = 'Lead' or stage_type = 'Lead' then 'lead'
      else 'review' end as outcome
  from (
    select v.*, coalesce(cast(a.raw as json)->'archiveReason'->>'reasonType' = 'RejectedByCandidate', false) as withdrew
    from application_answer v
    join application a on a.tenant = v.tenant and a.id = v.id
    where v.tenant = :?tenant and v.job_id = :?ask.id) as standing
), bands (place, band, least, most) as (
  values (1, 'strong', 70, 100), (2, 'good', 50, 69), (3, 'possible', 30, 49), (4, 'weak', 0, 29),
    (5, 'unscored', null, null), (6, 'opted-out', null, null), (7, 'unreadable', null, null)
), counts as (
  select
    b.*, count(o.band) as applications,
    count(*) filter (where outcome = 'lead') as lead,
    count(*) filter (where outcome = 'review') as review,
    count(*) filter (where outcome = 'interview') as interview,
    count(*) filter (where outcome = 'offer') as offer,
    count(*) filter (where outcome = 'hired') as hired,
    count(*) filter (where outcome = 'rejected') as rejected,
    count(*) filter (where outcome = 'withdrew') as withdrew
  from bands b
  left join outcomes o on o.band = b.band
  group by b.place, b.band, b.least, b.most
), rates as (
  select *, interview + offer + hired as selected, interview + offer + hired + rejected as decided,
    cast(interview + offer + hired as numeric) / nullif(interview + offer + hired + rejected, 0) as rate
  from counts
)
select cast(json_build_object(
  'jobId', j.id,
  'asOf', iso(now()),
  'applications', (select count(*) from outcomes),
  'medianScore', (select percentile_cont(0.5) within group (order by score) from outcomes),
  'scorers', (
    select coalesce(json_agg(json_build_object('version', version, 'applications', applications) order by version), '[]')
    from (
      select s.scorer_version as version, count(*) as applications
      from application_answer v join score s on s.tenant = v.tenant and s.application_id = v.id
      where v.tenant = j.tenant and v.job_id = j.id
      group by 1) as used),
  'bands', (
    select json_agg(json_build_object(
      'band', band, 'scoreFrom', least, 'scoreTo', most, 'applications', applications,
      'outcomes', json_build_object('lead', lead, 'review', review, 'interview', interview, 'offer', offer, 'hired', hired,
        'rejected', rejected, 'withdrew', withdrew),
      'selected', selected, 'decided', decided,
      'selectionRate', round(rate, 4),
      'impactRatio', round(rate / nullif((select max(rate) from rates), 0), 4),
      'fewDecided', decided < 30) order by place)
    from rates)) as text)
from job j
where j.tenant = :?tenant and j.id = :?ask.id and j.removed_at is null
