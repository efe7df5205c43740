-- What a tenant wants written back, and the fields and tags that its account has.
select cast(json_build_object(
  'tenant', c.tenant,
  'publicUrl', cast(:?setting.publicUrl as text),
  'settings', (select cast(s.settings as json) from push_back_settings s where s.tenant = c.tenant),
  'scopes', c.scopes,
  'fields', (
    select json_agg(json_build_object(
      'id', f.id, 'title', f.title, 'objectType', f.object_type, 'fieldType', f.field_type,
      'isArchived', coalesce(f.is_archived, false) or f.removed_at is not null,
      'isDateOnly', cast(f.raw as json)->'isDateOnlyField',
      'options', cast(f.raw as json)->'selectableValues'))
    from custom_field f where f.tenant = c.tenant),
  'tags', (
    select json_agg(json_build_object('id', t.id, 'title', t.title, 'isArchived', coalesce(t.is_archived, false)))
    from tag t where t.tenant = c.tenant and t.removed_at is null),
  'chosenTags', (
    select json_object_agg(t.title, t.tag_id) from push_back_tag t where t.tenant = c.tenant)
) as text)
from connection c
where c.tenant = :?tenant
