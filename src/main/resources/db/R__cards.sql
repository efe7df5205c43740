-- What the card of a connection shows.

-- How far each stream of an open sync has got. Nobody says what a list will bring: it is taken for as long as the last pass
-- of the same kind. Of notes and files, which follow the lists and take one request each, it is known once they begin.
create or replace view stream_progress as
select
  w.sync_id, w.name, follows, has_ended, total,
  case
    when follows then least(w.pages, total)
    when w.state = 'running' then least(0.99, case when total > 0 then cast(w.pages as float8) / total else w.pages / (w.pages + 10.0) end)
    else 0 end as got, -- of a list its share, of the others the requests
  coalesce(earlier.pages, case when w.name in ('candidates', 'applications') then 20 else 0 end) + 1 as weight,
  case
    when w.state = 'running' and total > w.pages and w.pages > w.going_from
    then extract(epoch from now() - w.going_since) * (total - w.pages) / (w.pages - w.going_from) end as seconds_left
from sync_stream w
join sync s on s.id = w.sync_id
cross join lateral (values (w.name in ('notes', 'attachments'), w.state in ('done', 'failed', 'skipped'))) as kind (follows, has_ended)
left join lateral (
  select o.pages from sync os join sync_stream o on o.sync_id = os.id
  where os.tenant = s.tenant and os.id < s.id and o.name = w.name and o.state = 'done' and not follows
  order by os.id desc limit 1
) as earlier on true
left join lateral (
  select o.pages from sync os join sync_stream o on o.sync_id = os.id
  where os.tenant = s.tenant and os.id < s.id and o.name = w.name and o.state = 'done' and o.mode = w.mode and not follows
  order by os.id desc limit 1
) as alike on true
cross join lateral (values (case when follows then w.expected else alike.pages end)) as known (total);

-- How far an open sync has got. The lists have the share of the whole that they had of the time of the last sync alike; of a
-- first sync, which asks for the notes and files of everybody, a twentieth. So it never goes back.
create or replace view sync_progress as
select
  s.id,
  greatest(s.percent_floor, least(99, floor(100 * (
    share * coalesce(p.lists_got, 0) + (1 - share) * coalesce(p.followers_got, 0)))::int)) as percent,
  case
    when c.status <> 'active' or p.ended then null
    when not p.lists_ended then case
      when before.lists is not null then greatest(p.lists_left, before.lists - extract(epoch from now() - s.started_at), 0) + before.followers
      when p.followers_got is null and p.lists_known then p.lists_left end
    when p.followers_known then p.followers_left end as seconds_left
from sync s
join connection c on c.tenant = s.tenant
cross join lateral (
  select
    sum(weight * case when has_ended then 1 else got end) filter (where not follows) / sum(weight) filter (where not follows) as lists_got,
    sum(case when has_ended then coalesce(total, 0) + 1 else coalesce(got, 0) end) filter (where follows)
      / sum(coalesce(total, 0) + 1) filter (where follows)
      * case when bool_or(follows and not has_ended and total is null) then 0 else 1 end as followers_got,
    coalesce(bool_and(has_ended) filter (where not follows), true) as lists_ended,
    bool_and(has_ended) as ended,
    bool_and(seconds_left is not null) filter (where not follows and not has_ended) as lists_known,
    bool_and(seconds_left is not null) filter (where follows and not has_ended) as followers_known,
    max(seconds_left) filter (where not follows) as lists_left,
    max(seconds_left) filter (where follows) as followers_left
  from stream_progress g
  where g.sync_id = s.id
) as p
left join lateral (
  select extract(epoch from o.followed_at - os.started_at) as lists, extract(epoch from os.finished_at - o.followed_at) as followers
  from (select * from sync where tenant = s.tenant and id < s.id and outcome = 'done' order by id desc limit 60) as os
  cross join lateral (
    select min(started_at) filter (where name in ('notes', 'attachments')) as followed_at, min(mode) filter (where name = 'candidates') as mode
    from sync_stream where sync_id = os.id
  ) as o
  where o.followed_at is not null and o.mode = (select mode from sync_stream where sync_id = s.id and name = 'candidates')
  order by os.id desc limit 1
) as before on true
cross join lateral (values (cast(case
  when p.lists_got is null then 0 -- none is wanted
  when p.followers_got is null then 1
  when before.lists + before.followers > 0 then least(0.95, greatest(0.05, before.lists / (before.lists + before.followers)))
  else 0.05 end as float8))) as part (share)
where s.finished_at is null;

create or replace view sync_json as
select
  s.id,
  s.tenant,
  json_build_object(
    'id', s.id,
    'trigger', s.trigger,
    'startedAt', iso(coalesce(s.started_at, s.requested_at)),
    'finishedAt', iso(s.finished_at),
    'outcome', s.outcome,
    'percent', case when s.finished_at is not null then 100 else coalesce(p.percent, 0) end,
    'etaSeconds', ceil(p.seconds_left),
    'streams', (
      select coalesce(json_agg(json_build_object(
        'name', w.name, 'mode', w.mode, 'state', w.state, 'startedAt', iso(w.started_at), 'endedAt', iso(w.ended_at), 'pages', w.pages, 'records', w.records, 'created', w.created,
        'updated', w.updated, 'removed', w.removed, 'trueAsOf', iso(w.true_as_of), 'message', w.message,
        'percent', case w.state
          when 'done' then 100
          when 'waiting' then 0
          when 'running' then case when g.total > 0 then least(99, floor(100.0 * w.pages / g.total)) end end,
        'etaSeconds', ceil(g.seconds_left)) order by w.position), '[]'::json)
      from sync_stream w
      left join stream_progress g on s.finished_at is null and g.sync_id = w.sync_id and g.name = w.name
      where w.sync_id = s.id)) as json
from sync s
left join sync_progress p on s.finished_at is null and p.id = s.id;

-- One of the two passes over a tenant's applications.
create or replace function scoring_pass_json(applications bigint, due bigint, per_second double precision) returns json language sql immutable as $$
  select json_build_object(
    'due', due,
    'scored', applications - due,
    'percent', case when due = 0 then 100 else floor(100.0 * (applications - due) / applications) end,
    'etaSeconds', case when due > 0 then ceil(due / nullif(per_second, 0)) end)
$$;

-- How far the scoring of a tenant's applications has got: at first by words, then by meaning too.
create or replace function scoring_json(of_tenant text, applications bigint) returns json language sql stable as $$
  select json_build_object(
    'words', scoring_pass_json(applications, due.words, p.words_per_second),
    'meaning', scoring_pass_json(applications, due.meaning, p.per_second))
  from scoring_due(of_tenant) as due
  left join scoring_pace p on p.tenant = of_tenant
$$;

create or replace view webhook_warning as
select
  tenant,
  'webhooks-' || state as code,
  count(*) as count,
  case state
    when 'disabled' then 'Ashby did not reach this service at ' || min(url) || ', so it tells nothing of: '
    when 'not-granted' then 'The key may make no webhooks: it lacks API Keys (write). Ashby tells nothing of: '
    when 'refused' then 'Ashby refused the webhooks for: '
    when 'nameless' then 'Ashby has webhooks at this address whose ids Matchbridge does not know, for: '
    else 'Ashby may still have webhooks that Matchbridge could not delete; delete them there. They are for: ' end
  || string_agg(event, ', ' order by position)
  || case state
    when 'nameless' then '. If their changes do not arrive, or when you disconnect, delete them in Ashby; Matchbridge makes its own within the hour.'
    when 'left' then '.'
    else '. A timed sync reads that all the same. It is tried again every hour and at each start.' end as message
from webhook join webhook_event using (event)
where state in ('disabled', 'nameless', 'not-granted', 'left') or state = 'refused' and not is_optional
group by tenant, state;

create or replace view card as
select
  c.tenant,
  json_build_object(
    'tenant', c.tenant,
    'integration', c.integration,
    'status', c.status,
    'syncing', last.id is not null and last.finished_at is null and c.status in ('active', 'paused'),
    'statusReason', c.status_reason,
    'adminEmail', c.admin_email,
    'apiKeyHint', c.api_key_hint,
    'interval', c.sync_interval,
    'connectedAt', iso(c.connected_at),
    'nextSyncAt', case when c.status = 'active' then (
      select iso(to_timestamp(min(t.next_fire_time) / 1000.0)) from qrtz_triggers t
      where t.trigger_group = 'sync' and t.trigger_name = c.tenant and t.next_fire_time > 0) end,
    'sync', (select json from sync_json where id = last.id),
    'counts', json_build_object(
      'candidates', (select count(*) from candidate r where r.tenant = c.tenant and r.removed_at is null),
      'jobs', (select count(*) from job r where r.tenant = c.tenant and r.removed_at is null),
      'applications', (select count(*) from application r where r.tenant = c.tenant and r.removed_at is null),
      'stages', (select count(*) from interview_stage r where r.tenant = c.tenant and r.removed_at is null),
      'users', (select count(*) from ashby_user r where r.tenant = c.tenant and r.removed_at is null),
      'departments', (select count(*) from department r where r.tenant = c.tenant and r.removed_at is null),
      'notes', (select count(*) from note r where r.tenant = c.tenant and r.removed_at is null),
      'tags', (select count(*) from tag r where r.tenant = c.tenant and r.removed_at is null and r.is_archived is not true),
      'attachments', (select count(*) from attachment r where r.tenant = c.tenant and r.removed_at is null and r.state in ('stored', 'unreadable')),
      'unreadable', (
        select count(*) from attachment r where r.tenant = c.tenant and r.removed_at is null and r.is_resume and r.state = 'unreadable'),
      'optedOut', (select count(*) from candidate r where r.tenant = c.tenant and r.removed_at is null and r.opted_out),
      'scores', (select count(*) from score r where r.tenant = c.tenant),
      'scoresDue', (select meaning from scoring_due(c.tenant)),
      'failures', (select count(*) from failure r where r.tenant = c.tenant),
      'pushBacksDue', (select count(*) from push_back r where r.tenant = c.tenant and r.state in ('due', 'claimed', 'unclear'))),
    'scoring', scoring_json(c.tenant, (select count(*) from application r where r.tenant = c.tenant and r.removed_at is null)),
    'permissions', c.grants::json,
    'secondOpinion', (
      select json_build_object(
        'state', o.state, 'message', o.message,
        'verdicts', (select count(*) from criterion_evaluation e where e.tenant = c.tenant))
      from second_opinion o where o.tenant = c.tenant),
    'warnings', (
      select coalesce(json_agg(w.warning), '[]'::json)
      from (
        select value as warning from json_array_elements(c.warnings::json)
        union all
        select json_build_object('code', split_part(code, ':', 1), 'message', message, 'count', count) from warning where warning.tenant = c.tenant
        union all
        select json_build_object('code', code, 'message', message, 'count', count) from webhook_warning where webhook_warning.tenant = c.tenant
      ) as w)
  ) as json
from connection c
left join lateral (
  select id, finished_at from sync where sync.tenant = c.tenant order by id desc limit 1
) as last on true;
