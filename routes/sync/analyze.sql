-- What PostgreSQL knows of tables that were empty a moment ago is nothing, and it looks at whole tables for one row. Autovacuum
-- would come a minute too late. Plans that were kept from before are made anew after it.
analyze candidate, candidate_features, application, attachment
