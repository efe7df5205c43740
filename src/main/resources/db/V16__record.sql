-- The record of scores: what each was made with and from, what it changed, why it ended, and who is not scored at all.

alter table score
  add column weights_version text,
  add column job_hash text, -- SHA-256 of the job's text
  add column candidate_hash text, -- SHA-256 of the candidate's texts after everything personal was dropped
  add column changes text; -- JSON: what differs from the score before; null where there was none

alter table score_history
  add column weights_version text,
  add column job_hash text,
  add column candidate_hash text,
  add column changes text,
  add column ended_at timestamptz not null default now(),
  add column ended_by text not null default 'rescored' check (ended_by in ('rescored', 'opted-out', 'unreadable'));
create index score_history_age on score_history (ended_at);

-- Whether the candidate asked not to be scored: carries the tag, or the custom field, that the setting names.
alter table candidate add column opted_out boolean not null default false;
create index candidate_opted_out on candidate (tenant, id) where opted_out;
create index attachment_unreadable on attachment (tenant, candidate_id) where is_resume and state = 'unreadable' and removed_at is null;

-- Tells from a candidate's record whether the mark is on it: a tag of that title, or a custom field of that title that is true.
create function is_opted_out(raw text, mark text) returns boolean language sql immutable as $$
  select mark is not null
    and (strpos(lower(raw), lower(mark)) > 0 or strpos(raw, '\u') > 0) -- most records need not be parsed
    and (
      exists (
        select from json_array_elements(
          case when json_typeof(cast(raw as json)->'tags') = 'array' then cast(raw as json)->'tags' else '[]' end) as tag
        where lower(btrim(tag->>'title')) = lower(mark))
      or exists (
        select from json_array_elements(
          case when json_typeof(cast(raw as json)->'customFields') = 'array' then cast(raw as json)->'customFields' else '[]' end) as field
        where lower(btrim(field->>'title')) = lower(mark) and field->>'value' = 'true'))
$$;

-- Why a candidate has no score: opted-out, or unreadable when the only résumé is a picture of one; else null.
create function not_scored(of_tenant text, of_candidate text) returns text language sql stable as $$
  select case
    when exists (select from candidate c where c.tenant = of_tenant and c.id = of_candidate and c.opted_out) then 'opted-out'
    when exists (
        select from attachment f
        where f.tenant = of_tenant and f.candidate_id = of_candidate and f.is_resume and f.state = 'unreadable' and f.removed_at is null)
      and not exists (
        select from attachment f
        where f.tenant = of_tenant and f.candidate_id = of_candidate and f.is_resume and f.removed_at is null and f.resume_text <> '')
      then 'unreadable'
  end
$$;

-- The score that a new one is compared with: the one that stands, unless it is by words alone, else the last of the history.
create function former_score(of_tenant text, of_application text) returns table (
  former_score int, former_evidence text, former_version text, former_job text, former_candidate text
) language sql stable as $$
  select score, evidence, scorer_version, job_hash, candidate_hash
  from (
    select 1 as turn, s.score, s.evidence, s.scorer_version, s.job_hash, s.candidate_hash
    from score s
    where s.tenant = of_tenant and s.application_id = of_application and not s.is_provisional
    union all
    (select 2, h.score, h.evidence, h.scorer_version, h.job_hash, h.candidate_hash
    from score_history h
    where h.tenant = of_tenant and h.application_id = of_application
    order by h.id desc limit 1)
  ) as known
  order by turn limit 1
$$;
