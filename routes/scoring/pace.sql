-- How many applications of each tenant are yet to be scored, and how many are scored in a second, smoothed over some fifteen
-- seconds. New ones say nothing about the pace. Nothing is counted while a sync reads what is scored: it waits for that. To count
-- takes as long as there is much to be counted, and much is not done soon: 100,000 are counted every twenty seconds.
with counted_lately as (
  select tenant from scoring_pace where at > now() - make_interval(secs => due / 5000.0)
), to_count as materialized (
  select tenant from connection
  where tenant not in (select tenant from counted_lately) and tenant not in (select tenant from reading_what_is_scored)
), now_due as (
  select tenant, counted.words_due, counted.due
  from to_count
  cross join lateral scoring_due(tenant) as counted (words_due, due)
  where counted.due > 0
), idle as (
  delete from scoring_pace where tenant not in (select tenant from now_due union all select tenant from counted_lately)
)
insert into scoring_pace as p (tenant, words_due, due)
select tenant, words_due, due from now_due
on conflict (tenant) do update set
  at = now(), words_due = excluded.words_due, due = excluded.due,
  words_per_second = smoothed(p.words_per_second, p.words_due - excluded.words_due, extract(epoch from now() - p.at)),
  per_second = smoothed(p.per_second, p.due - excluded.due, extract(epoch from now() - p.at))
where p.at < now() - interval '2 seconds' -- by another node just now
