-- Whether our copy of a record is older than what we wrote to it: by when the copy was asked for, and when the write stood. The
-- version of the copy did not tell: a page may be asked for before a write and stored after it.
alter table candidate add asked_at timestamptz not null default 'epoch';
alter table application add asked_at timestamptz not null default 'epoch';
alter table push_back_written add stood_at timestamptz; -- null: never written

update push_back_written w set stood_at = at
where mirror_hash = coalesce(
  (select hash from candidate c where c.tenant = w.tenant and c.id = w.object_id),
  (select hash from application a where a.tenant = w.tenant and a.id = w.object_id));

drop view if exists push_back_subject, push_back_written_json; -- made again with the other views
alter table push_back_written drop mirror_hash;
