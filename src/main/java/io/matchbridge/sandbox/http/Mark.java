package io.matchbridge.sandbox.http;

import java.util.Optional;

/**
 * How far a pass has come.
 *
 * @param since the change after which an incremental pass looks; -1 for a full pass
 * @param until the last change that had happened when the pass began
 * @param position where the page begins: a record's number, or in an incremental pass the change before it
 * @param page number of the page, from 1
 */
record Mark(long since, long until, long position, int page) {

    static Mark first(Optional<Long> since, long latest) {
        return new Mark(since.orElse(-1L), latest, since.orElse(0L), 1);
    }

    boolean isIncremental() {
        return since >= 0;
    }

    Mark next(long position) {
        return new Mark(since, until, position, page + 1);
    }
}
