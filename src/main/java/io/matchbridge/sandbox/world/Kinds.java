package io.matchbridge.sandbox.world;

/** Names of the kinds of records, which keep their ids apart. */
final class Kinds {

    static final String CANDIDATE = "candidate";
    static final String APPLICATION = "application";
    static final String HISTORY = "history";
    static final String JOB = "job";
    static final String POSTING = "posting";
    static final String PLAN = "plan";
    static final String STAGE = "stage";
    static final String DEPARTMENT = "department";
    static final String LOCATION = "location";
    static final String USER = "user";
    static final String TAG = "tag";
    static final String FIELD = "field";
    static final String SOURCE = "source";
    static final String SOURCE_TYPE = "sourceType";
    static final String REASON = "archiveReason";
    static final String NOTE = "note";
    static final String FILE = "file";
    static final String CRITERION = "criterion";
    static final String EVALUATION = "evaluation";

    private Kinds() {}
}
