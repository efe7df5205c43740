package io.matchbridge.attachments.text;

import io.matchbridge.attachments.text.ReadText.State;

/**
 * All that can be said of a file. The child names one of these by its number, so that nothing of the file can slip into a
 * reason.
 */
enum Finding {
    READ(State.READ, ""),
    CUT(State.READ, "Only the beginning was kept: the text is longer than the limit."),
    FIRST_PAGES(State.READ, "Only the first " + PdfText.MOST_PAGES + " pages were read."),
    NO_TEXT_LAYER(State.NO_TEXT, "The PDF has no usable text layer: it is probably a scan."),
    PICTURE(State.NO_TEXT, "The file is a picture, not text."),
    NOTHING_WRITTEN(State.NO_TEXT, "The file holds no text."),
    OLD_WORD(State.UNSUPPORTED, "The old Word format (.doc) is not read; DOCX, PDF, RTF, ODT, HTML and text are."),
    OTHER_FORMAT(State.UNSUPPORTED, "This kind of file is not read; PDF, DOCX, RTF, ODT, HTML and text are."),
    TOO_LARGE(State.TOO_LARGE, "The file is longer than the limit."),
    TIMED_OUT(State.TIMED_OUT, "The file could not be read within the time limit."),
    EMPTY(State.BROKEN, "The file is empty."),
    PASSWORD(State.BROKEN, "The file is protected by a password."),
    DAMAGED(State.BROKEN, "The file is damaged."),
    MISNAMED(State.BROKEN, "The file is damaged: its content is not what its name or type says."),
    BOMB(State.BROKEN, "The file unpacks to far more than it may."),
    OUT_OF_MEMORY(State.BROKEN, "The file needs more memory than its reader may have."),
    READER_ENDED(State.BROKEN, "The file ended the process that read it.");

    private final State state;
    private final String reason;

    Finding(State state, String reason) {
        this.state = state;
        this.reason = reason;
    }

    ReadText with(String text) {
        return new ReadText(state, state == State.READ ? text : "", reason);
    }

    ReadText withoutText() {
        return with("");
    }
}
