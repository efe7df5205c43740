select scopes is not null as tells from connection where tenant = :?tenant
