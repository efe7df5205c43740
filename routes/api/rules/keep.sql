select keep_rule(:?tenant, cast(:?known.ruleId as bigint), cast(:?rule as json), :?actor)
