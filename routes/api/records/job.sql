select cast(json as text) from job_answer where tenant = :?tenant and id = :?ask.id
