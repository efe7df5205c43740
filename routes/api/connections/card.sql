select cast(json as text) from card where tenant = :?tenant
