package io.matchbridge.attachments.text;

import java.io.IOException;

/** Ends the reading of a file with a finding. */
final class Unreadable extends IOException {

    private static final long serialVersionUID = 1L;

    private final Finding finding;

    Unreadable(Finding finding) {
        super(finding.name());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
