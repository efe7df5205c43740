-- A page of changed candidates or applications has them planned again itself: the trigger called a function for each, for a third
-- of what such a page cost. What is removed, by whichever statement, is told of by the trigger still.
drop trigger replan_push_backs on candidate;
create trigger replan_push_backs after update on candidate
  for each row when (old.removed_at is null and new.removed_at is not null) execute function replan_push_backs();
drop trigger replan_push_backs on application;
create trigger replan_push_backs after update on application
  for each row when (old.removed_at is null and new.removed_at is not null) execute function replan_push_backs();
