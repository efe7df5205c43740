-- What the card of a connection shows.

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
    'percent', case when s.finished_at is not null then 100 else p.percent end,
    'etaSeconds', case
      when s.finished_at is null and p.percent > 0
      then ceil(extract(epoch from now() - s.started_at) * (100 - p.percent) / p.percent) end,
    'streams', p.streams
  ) as json
from sync s
cross join lateral (
  select
    coalesce(floor(100 * avg(case
      when w.state in ('done', 'failed', 'skipped') then 1.0
      when w.state = 'running' and coalesce(w.expected, before.records) > 0
      then least(0.99, (w.pages::float8 * case when w.expected is null then 100 else 1 end) / coalesce(w.expected, before.records))
      else 0 end))::int, 0) as percent,
    coalesce(json_agg(json_build_object(
      'name', w.name, 'mode', w.mode, 'state', w.state, 'pages', w.pages, 'records', w.records, 'created', w.created,
      'updated', w.updated, 'removed', w.removed, 'trueAsOf', iso(w.true_as_of), 'message', w.message) order by w.position), '[]'::json) as streams
  from sync_stream w
  left join lateral (
    select o.records from sync_stream o join sync os on os.id = o.sync_id
    where os.tenant = s.tenant and o.name = w.name and o.mode = w.mode and o.state = 'done' and o.sync_id < s.id
    order by o.sync_id desc limit 1
  ) as before on true
  where w.sync_id = s.id
) as p;

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
      select iso(to_timestamp(t.next_fire_time / 1000.0)) from qrtz_triggers t
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
      'scoresDue', (
        select count(*) from application r
        where r.tenant = c.tenant and r.removed_at is null and r.scored_version is distinct from r.input_version),
      'failures', (select count(*) from failure r where r.tenant = c.tenant),
      'pushBacksDue', (select count(*) from push_back r where r.tenant = c.tenant and r.state in ('due', 'claimed', 'unclear'))),
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
