-- Events that call for nothing; and what a rule could not tell or plan, for its owner to see.
with told as (
  update rule r set problem = p.words, problem_at = now()
  from json_to_recordset(cast(:?decisions.problems as json)) as p ("ruleId" bigint, revision int, words text)
  where r.id = p."ruleId" and r.revision = p.revision
)
delete from rule_event where id = any (cast(:?decisions.forgotten as bigint[]))
