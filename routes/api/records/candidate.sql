-- One candidate with everything that is known of them.
select cast(json_build_object(
  'id', c.id, 'name', c.name, 'email', c.email, 'position', c.position, 'company', c.company,
  'profileUrl', cast(c.raw as json)->'profileUrl',
  'createdAt', iso(c.created_at), 'updatedAt', iso(c.updated_at), 'mergedFrom', cast(:?whereabouts.merged_from as text),
  'applications', (
    select coalesce(json_agg(cast(a.json as jsonb) || jsonb_build_object('job', json_build_object('id', a.job_id, 'title', j.title))
      order by a.score desc nulls last, a.id), '[]')
    from application_answer a left join job j on j.tenant = a.tenant and j.id = a.job_id
    where a.tenant = c.tenant and a.candidate_id = c.id),
  'notes', (
    select coalesce(json_agg(json_build_object(
      'id', n.id, 'content', n.content, 'isPrivate', cast(n.raw as json)->'isPrivate', 'createdAt', iso(n.created_at),
      'author', case when n.author_id is not null then json_build_object('id', n.author_id, 'name', concat_ws(' ', u.first_name, u.last_name)) end)
      order by n.created_at desc nulls last, n.id), '[]')
    from note n left join ashby_user u on u.tenant = n.tenant and u.id = n.author_id
    where n.tenant = c.tenant and n.candidate_id = c.id and n.removed_at is null),
  'tags', (
    select coalesce(json_agg(json_build_object('id', t->'id', 'title', t->'title')), '[]')
    from json_array_elements(case when json_typeof(cast(c.raw as json)->'tags') = 'array' then cast(c.raw as json)->'tags' else '[]' end) as t),
  'attachments', (
    select coalesce(json_agg(json_build_object(
      'id', f.id, 'name', f.name, 'bytes', f.bytes, 'contentType', f.content_type, 'textChars', coalesce(length(f.resume_text), 0),
      'state', f.state) order by f.is_resume desc, f.name, f.id), '[]')
    from attachment f
    where f.tenant = c.tenant and f.candidate_id = c.id and f.removed_at is null)) as text)
from candidate c
where c.tenant = :?tenant and c.id = :?whereabouts.id
