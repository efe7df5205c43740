-- Ashby does not let this key read verdicts. They are asked for again in a day.
insert into second_opinion (tenant, state, message)
values (:?tenant, 'off', 'Ashby does not show this key the verdicts of its own AI review: the grant or the feature is missing.')
on conflict (tenant) do update set state = 'off', message = excluded.message, checked_at = now()
