package io.matchbridge.sandbox.world;

/**
 * What nobody outside Ashby knows for certain. The sandbox behaves one way, and the other when told so, that a client can
 * be tried against both.
 *
 * @param tokenOnEmptyPass whether an incremental pass that found nothing ends with a sync token
 * @param clearedFieldIsNull whether a cleared custom field stays with the value null; otherwise it is absent
 * @param tagTwiceIsError whether adding a tag that stands there already is refused
 * @param absentTagIsError whether removing a tag that does not stand there is refused
 * @param noteAsPlainText whether an HTML note is listed as plain text; otherwise as the HTML that was kept
 * @param mergeDeletes whether a merge also fires {@code candidateDelete}
 * @param dateTimes whether Date fields come back as date and time; otherwise as a date
 * @param noteMovesCandidate whether a new note moves the candidate's {@code updatedAt}
 * @param tagMovesCandidate whether a tag added or removed does
 * @param fieldMovesRecord whether a custom field value does, on the record it stands on
 * @param sameStageIsError whether moving an application to the stage it is in is refused
 * @param partlyBadBatchWritesTheRest whether {@code customField.setValues} keeps the good values of a batch with a bad one
 * @param incrementalPages pages after which an incremental pass is too large
 */
public record Behaviours(
        boolean tokenOnEmptyPass,
        boolean clearedFieldIsNull,
        boolean tagTwiceIsError,
        boolean absentTagIsError,
        boolean noteAsPlainText,
        boolean mergeDeletes,
        boolean dateTimes,
        boolean noteMovesCandidate,
        boolean tagMovesCandidate,
        boolean fieldMovesRecord,
        boolean sameStageIsError,
        boolean partlyBadBatchWritesTheRest,
        int incrementalPages) {

    /** What seems likeliest. */
    public static Behaviours likely() {
        return new Behaviours(true, false, false, false, false, false, false, false, true, true, false, false, 100);
    }
}
