-- Answers older than a day are not given again.
delete from idempotent_answer where at < now() - interval '24 hours'
