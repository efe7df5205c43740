-- A record of up to four kilobytes stays in its row as it is: to press each that is a little larger than two cost more than a
-- twentieth of what a page costs. (https://www.postgresql.org/docs/current/storage-toast.html)
alter table candidate set (toast_tuple_target = 4080);
alter table application set (toast_tuple_target = 4080);
