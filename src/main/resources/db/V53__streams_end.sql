-- When a stream of a sync was read to its end or given up, so that one sees which of them took how long.
alter table sync_stream add column ended_at timestamptz;
