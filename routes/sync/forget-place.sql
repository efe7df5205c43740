-- The ATS no longer knows our place: the next pass is a complete one.
update stream_place set next_page = null, sync_token = null
where tenant = :?tenant and stream = :?stream
