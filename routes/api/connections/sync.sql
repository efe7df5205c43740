select cast(json as text) from sync_json
where tenant = :?tenant and cast(id as text) = :?ask.id
