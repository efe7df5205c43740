select id from interview_plan where tenant = :?tenant and removed_at is null order by id
