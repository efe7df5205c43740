-- Takes back what was written in the turn of one sync, newest first: a field gets the value it had, a tag that we set goes. Each
-- is looked at before, and left alone where it is no longer ours. What cannot be taken back is listed.
with run as (
  select id from sync where tenant = :?tenant and id = cast(:?undo.syncId as bigint)
), sent as (
  select p.*
  from push_back p
  join run on p.sync_id = run.id
  where p.tenant = :?tenant and p.state = 'sent' and p.origin <> 'undo'
    and not exists (select from push_back u where u.undoes = p.id and u.state <> 'failed')
), tags as (
  select sent.id, w.place, cast(sent.content as json)->'rule' as rule, cast(w.value as json)->>'tagId' as tag_id, cast(w.value as json)->>'title' as title
  from sent
  join push_back_written w on w.tenant = sent.tenant and w.object_id = sent.object_id
    and w.place = case when cast(sent.content as json)->>'rule' is null then 'tag' else 'tag:' || (cast(sent.content as json)->'add'->>'tagId') end
  where sent.kind = 'tag' and cast(sent.content as json)->'add'->>'title' = cast(w.value as json)->>'title'
    and cast(w.value as json)->>'tagId' is not null
), undone as (
  insert into push_back (tenant, kind, object_type, object_id, candidate_id, application_id, origin, actor, undoes, score, content, former)
  select
    sent.tenant, sent.kind, sent.object_type, sent.object_id, sent.candidate_id, sent.application_id, 'undo', :?actor, sent.id, sent.score,
    case sent.kind
      when 'tag' then cast(json_strip_nulls(json_build_object('remove', json_build_array(json_build_object('tagId', tags.tag_id, 'title', tags.title)), 'rule', tags.rule)) as text)
      else cast(json_build_object('values', cast(sent.former as json)->'values', 'ours', cast(sent.content as json)->'values') as text)
    end,
    case sent.kind when 'tag' then sent.content else cast(json_build_object('values', cast(sent.content as json)->'values') as text) end
  from sent
  left join tags on tags.id = sent.id
  where sent.kind = 'customFields' and sent.former is not null or tags.id is not null
  order by sent.id desc
  returning undoes
), withheld as (
  update push_back_written w set withheld_score = place.score
  from (
    select distinct on (object_id, place) *
    from (
      select sent.id, sent.object_id, sent.score, 'field:' || field as place
      from sent, json_object_keys(cast(sent.content as json)->'values') as field
      where sent.kind = 'customFields'
      union all
      select sent.id, sent.object_id, sent.score, tags.place from sent join tags on tags.id = sent.id
    ) as taken
    order by object_id, place, id desc
  ) as place
  where w.tenant = :?tenant and w.object_id = place.object_id and w.place = place.place
), logged as (
  insert into audit (tenant, actor, action, object, detail)
  select :?tenant, :?actor, 'undo', 'sync ' || id, (select count(*) from undone) || ' writes' from run
)
select cast(json_build_object(
  'syncId', run.id,
  'undoing', (select count(*) from undone),
  'notUndone', (
    select coalesce(json_agg(json_build_object(
      'id', sent.id, 'kind', sent.kind, 'objectType', sent.object_type, 'objectId', sent.object_id,
      'candidateId', sent.candidate_id, 'applicationId', sent.application_id,
      'reason', case sent.kind
        when 'note' then 'Ashby cannot take a note back.'
        when 'stage' then 'A move is not taken back; move the application again.'
        else 'It set nothing that is still ours.' end) order by sent.id), '[]')
    from sent where not exists (select from undone where undone.undoes = sent.id))) as text)
from run
