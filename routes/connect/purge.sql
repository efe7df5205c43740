-- Everything of a tenant that has left, in one go. A table that holds a tenant is found by its column.
select purge(:?tenant)
