-- The status of a tenant that has a connection.
select status from connection where tenant = :?tenant
