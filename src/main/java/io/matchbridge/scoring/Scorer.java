package io.matchbridge.scoring;

/** Says how well a candidate fits a job. Safe for use by many threads; the same texts always get the same score. */
public interface Scorer {

    /** Which scorer this is: kept with every score it gives. */
    ScorerIdentity identity();

    /** The score of one candidate for one job, with its reasons. */
    Score score(JobText job, CandidateText candidate);
}
