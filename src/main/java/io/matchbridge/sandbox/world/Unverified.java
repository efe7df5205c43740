package io.matchbridge.sandbox.world;

/**
 * What nobody outside Ashby knows for certain. The sandbox behaves in the likelier way, and in the way named here when told
 * so, that a client can be tried against both.
 */
public enum Unverified {
    /** An incremental pass that found nothing ends without a sync token. */
    EMPTY_PASS_WITHOUT_TOKEN,
    /** A cleared custom field stays, with the value null; otherwise it is absent. */
    CLEARED_FIELD_IS_NULL,
    /** Adding a tag that stands there already is refused. */
    TAG_TWICE_IS_REFUSED,
    /** {@code candidateTag.create} gives the tag whose title differs in case alone; otherwise it makes another one. */
    TAG_TITLES_IGNORE_CASE,
    /** Removing a tag that does not stand there is refused. */
    ABSENT_TAG_IS_REFUSED,
    /** An HTML note is shown as plain text; otherwise as the HTML that was kept. */
    NOTE_SHOWN_AS_PLAIN_TEXT,
    /** A merge fires {@code candidateDelete} too. */
    MERGE_ALSO_DELETES,
    /** Whoever is merged from now on is answered for by the winner when asked about by id; otherwise that id is dead. */
    MERGED_ID_SHOWS_WINNER,
    /** A date-only field is shown with a time; otherwise as a date. */
    DATE_ONLY_SHOWN_WITH_TIME,
    /** A new note moves the candidate's {@code updatedAt}. */
    NOTE_MOVES_CANDIDATE,
    /** A tag added or removed does not move the candidate's {@code updatedAt}; otherwise it does. */
    TAG_LEAVES_CANDIDATE,
    /** A custom field value does not move its record's {@code updatedAt}; otherwise it does. */
    FIELD_LEAVES_RECORD,
    /** Moving an application to the stage it is in is refused. */
    SAME_STAGE_IS_REFUSED,
    /** {@code customField.setValues} keeps what came before a bad value; otherwise a batch with a bad one changes nothing. */
    BAD_BATCH_IS_HALF_DONE
}
