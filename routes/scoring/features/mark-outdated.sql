-- What another version of the scorer made of candidates is made again in the background.
update candidate_features set read_version = null
where read_version is not null and scorer_version is distinct from :?scorer.meaning
