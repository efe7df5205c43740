-- Only what somebody is, or was, asked about is an approval.
select cast(json as text) from rule_act_json
where tenant = :?tenant and cast(id as text) = :?ask.id and (state = 'waiting' or json->>'decidedBy' is not null)
