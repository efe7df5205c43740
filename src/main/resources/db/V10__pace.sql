-- How fast each key may ask Ashby, for all nodes together.

create table ashby_pace (
  tenant text primary key, -- '*': what Ashby said to the integration as a whole; it holds for every tenant
  share double precision not null check (share > 0 and share <= 1), -- of the ceiling in the settings
  refused_share double precision, -- the share at which Ashby last said 429: not tried again for a day
  refused_at timestamptz not null,
  changed_at timestamptz not null,
  not_before timestamptz not null default '-infinity' -- until then Ashby wants no request
);

-- What is left of the pace, kept by Bucket4j. After a crash of the database a bucket is full again, so nothing is logged.
create unlogged table ashby_bucket (
  tenant text primary key,
  state bytea
) with (fillfactor = 50);

-- The part of it that writes may take while a sync reads.
create unlogged table ashby_write_bucket (
  tenant text primary key,
  state bytea
) with (fillfactor = 50);
