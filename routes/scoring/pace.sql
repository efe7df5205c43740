-- How many applications of each tenant are yet to be scored, and how many are scored in a second, smoothed over some fifteen
-- seconds. New ones say nothing about the pace. Nothing is counted while a sync reads what is scored: it waits for that.
with now_due as (
  select c.tenant, counted.words_due, counted.due
  from connection c
  cross join lateral scoring_due(c.tenant) as counted (words_due, due)
  where counted.due > 0 and not exists (select from reading_what_is_scored r where r.tenant = c.tenant)
), idle as (
  delete from scoring_pace where tenant not in (select tenant from now_due)
)
insert into scoring_pace as p (tenant, words_due, due)
select tenant, words_due, due from now_due
on conflict (tenant) do update set
  at = now(), words_due = excluded.words_due, due = excluded.due,
  words_per_second = smoothed(p.words_per_second, p.words_due - excluded.words_due, extract(epoch from now() - p.at)),
  per_second = smoothed(p.per_second, p.due - excluded.due, extract(epoch from now() - p.at))
where p.at < now() - interval '2 seconds' -- by another node just now
