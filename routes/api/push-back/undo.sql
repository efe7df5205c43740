-- Takes back what was written in the turn of one sync, newest first: a field gets the value it had, a tag that we set goes. Each
-- is looked at before, and left alone where it is no longer ours; what is being written just now is taken back after it. What
-- waits to be written to the same objects is dropped, and all that waits if the turn is the present one. Nothing of it is written
-- again until its score is another than now. What cannot be taken back is listed.
with run as (
  select s.id, exists (select from push_back_run r where r.tenant = s.tenant and r.sync_id = s.id) as is_present
  from sync s
  where s.tenant = :?tenant and s.id = cast(:?undo.syncId as bigint)
), written as (
  select p.*
  from push_back p
  join run on p.sync_id = run.id
  where p.tenant = :?tenant and p.state in ('sent', 'claimed', 'unclear') and p.origin <> 'undo'
    and not exists (select from push_back u where u.undoes = p.id and u.state <> 'failed')
), tags as (
  select p.id, t.place, cast(p.content as json)->'rule' as rule, t.tag->>'tagId' as tag_id, t.tag->>'title' as title
  from (
    select written.*, cast(content as json)->'add' as add, case when cast(content as json)->>'rule' is null then 'tag' else 'tag:' || (cast(content as json)->'add'->>'tagId') end as written_place
    from written
    where kind = 'tag'
  ) as p
  cross join lateral (
    select w.place, cast(w.value as json) as tag
    from push_back_written w
    where p.state = 'sent' and w.tenant = p.tenant and w.object_id = p.object_id and w.place = p.written_place
      and cast(w.value as json)->>'title' = p.add->>'title'
    union all
    select p.written_place, p.add where p.state <> 'sent'
  ) as t
  where t.tag->>'tagId' is not null
), undone as (
  insert into push_back (tenant, kind, object_type, object_id, candidate_id, application_id, origin, actor, undoes, score, content, former)
  select
    written.tenant, written.kind, written.object_type, written.object_id, written.candidate_id, written.application_id, 'undo', :?actor, written.id, written.score,
    case written.kind
      when 'tag' then cast(json_strip_nulls(json_build_object('remove', json_build_array(json_build_object('tagId', tags.tag_id, 'title', tags.title)), 'rule', tags.rule)) as text)
      else cast(json_build_object('values', cast(written.former as json)->'values', 'ours', cast(written.content as json)->'values') as text)
    end,
    case written.kind when 'tag' then written.content else cast(json_build_object('values', cast(written.content as json)->'values') as text) end
  from written
  left join tags on tags.id = written.id
  where written.kind = 'customFields' and written.former is not null and cast(written.content as json)->'ours' is null or tags.id is not null
  order by written.id desc
  returning undoes
), cancelled as (
  delete from push_back p
  using run
  where p.tenant = :?tenant and p.state = 'due' and p.origin = 'plan' and p.score is not null
    and (run.is_present or p.sync_id = run.id or exists (
      select from written w where w.object_id = p.object_id and w.kind = p.kind and p.kind <> 'note'))
  returning p.*
), taken as ( -- whatever shows a value of ours, or was about to
  select w.object_type, w.object_id, w.score, 'field:' || f.key as place
  from written w
  cross join json_each(cast(w.content as json)->'values') as f
  left join push_back_written stands on stands.tenant = w.tenant and stands.object_id = w.object_id and stands.place = 'field:' || f.key
  where w.kind = 'customFields' and exists (select from undone where undone.undoes = w.id)
    and (w.state <> 'sent' or cast(stands.value as jsonb) is not distinct from cast(f.value as jsonb)) -- else a later write took its place
  union all
  select w.object_type, w.object_id, w.score, tags.place from written w join tags on tags.id = w.id
  union all
  select object_type, object_id, score, 'field:' || field
  from cancelled, json_object_keys(cast(content as json)->'values') as field
  where kind = 'customFields'
  union all
  select object_type, object_id, score, 'tag' from cancelled where kind = 'tag'
  union all
  select 'Application', application_id, score, 'note' from cancelled where kind = 'note'
), withheld as (
  insert into push_back_written as w (tenant, object_id, place, withheld_score)
  select distinct on (object_id, place) :?tenant, object_id, place, coalesce(
    case object_type
      when 'Application' then (select s.score from score s where s.tenant = :?tenant and s.application_id = object_id)
      else (
        select max(s.score)
        from application a
        join score s on s.tenant = a.tenant and s.application_id = a.id
        where a.tenant = :?tenant and a.candidate_id = object_id and a.status = 'Active' and a.removed_at is null) end,
    taken.score)
  from taken
  order by object_id, place
  on conflict (tenant, object_id, place) do update set withheld_score = excluded.withheld_score
), logged as (
  insert into audit (tenant, actor, action, object, detail)
  select :?tenant, :?actor, 'undo', 'sync ' || id, (select count(*) from undone) || ' writes, ' || (select count(*) from cancelled) || ' cancelled' from run
)
select cast(json_build_object(
  'syncId', run.id,
  'undoing', (select count(*) from undone),
  'cancelled', (select count(*) from cancelled),
  'until', 'What is taken back or cancelled is written again only when its score changes.',
  'notUndone', (
    select coalesce(json_agg(json_build_object(
      'id', w.id, 'kind', w.kind, 'objectType', w.object_type, 'objectId', w.object_id,
      'candidateId', w.candidate_id, 'applicationId', w.application_id,
      'reason', case
        when w.kind = 'note' then 'Ashby cannot take a note back.'
        when w.kind = 'stage' then 'A move is not taken back; move the application again.'
        when w.origin = 'plan' and w.score is null then 'It took back what had been written about somebody who is not scored any more.'
        when w.state <> 'sent' then 'It is being written just now. Undo again in a moment.'
        else 'It set nothing that is still ours.' end) order by w.id), '[]')
    from written w where not exists (select from undone where undone.undoes = w.id))) as text)
from run
