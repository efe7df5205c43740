select cast(json as text) from rule_json
where tenant = :?tenant and id = :?kept
