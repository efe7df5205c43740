-- What tells how far a sync and the scoring of a tenant have got, and how fast they go.

alter table sync add column percent_floor int not null default 0; -- as far as it had got when something of it was begun again

alter table sync_stream
  add column going_since timestamptz, -- since when it has been read without a break
  add column going_from int not null default 0; -- and how many pages there were then

-- How many applications of a tenant are yet to be scored, by words and to the end, and how many are scored in a second. There
-- is a row while there are any.
create table scoring_pace (
  tenant text primary key,
  at timestamptz not null default now(),
  words_due bigint not null,
  due bigint not null,
  words_per_second double precision,
  per_second double precision
);

create function smoothed(before double precision, done bigint, seconds numeric) returns double precision language sql immutable as $$
  select case
    when done < 0 then before
    when before is null then done / seconds
    else 0.8 * before + 0.2 * done / seconds end
$$;
