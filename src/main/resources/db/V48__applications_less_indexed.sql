-- Who is asked for verdicts is looked up once in a sync, and only where the key may read them; every page of applications paid
-- for the index.
drop index application_verdicts_due;
