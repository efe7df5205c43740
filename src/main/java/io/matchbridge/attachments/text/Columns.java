package io.matchbridge.attachments.text;

import java.util.List;
import org.apache.pdfbox.text.TextPosition;

final class Columns {
    private Columns() {}

    static List<List<TextPosition>> of(List<TextPosition> page) {
        return List.of(page);
    }
}
