package io.matchbridge.attachments.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.rtf.RTFEditorKit;

/** RTF, as the JDK reads it. */
final class RichText {

    private RichText() {}

    static Finding read(byte[] content, BoundedText text) throws IOException {
        RTFEditorKit kit = new RTFEditorKit();
        Document document = kit.createDefaultDocument();
        try {
            kit.read(new ByteArrayInputStream(content), document, 0);
            text.write(document.getText(0, document.getLength()));
        } catch (BadLocationException e) {
            throw new IOException(e);
        }
        return Finding.READ;
    }
}
