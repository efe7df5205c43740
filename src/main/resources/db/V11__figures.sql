-- What is asked for at each scrape must cost next to nothing, however large the tables are.

-- As of when a stream was last read to its end.
alter table stream_place add true_as_of timestamptz;
update stream_place p set true_as_of = (
  select max(w.true_as_of)
  from sync s join sync_stream w on w.sync_id = s.id
  where s.tenant = p.tenant and w.name = p.stream and w.state = 'done');

-- The last success of everything.
create index sync_complete on sync (tenant, finished_at) where outcome = 'done' and streams is null;

-- What is open in the ledger is counted by this index; what was sent, which only grows, is counted when it is sent.
create index push_back_unsent on push_back (tenant, state) where state <> 'sent';

create table push_back_sent (
  tenant text primary key,
  sent bigint not null
);
insert into push_back_sent (tenant, sent)
select tenant, count(*) from push_back where state = 'sent' group by tenant;

create function count_sent_push_back() returns trigger language plpgsql as $$
begin
  insert into push_back_sent as s (tenant, sent) values (new.tenant, 1)
  on conflict (tenant) do update set sent = s.sent + 1;
  return null;
end $$;
create trigger push_back_was_sent after update on push_back
  for each row when (old.state <> 'sent' and new.state = 'sent') execute function count_sent_push_back();
