package io.matchbridge.attachments.text;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The words of one part of a DOCX: body, header or footer. A row of one-line cells makes one line, its cells apart by tabs. */
final class WordPart {

    private static final int NO_CELL = -1;

    private final XMLStreamReader xml;
    private final BoundedText text;

    /** Paragraphs so far in each open cell, the innermost first; {@link #NO_CELL} for a text box in between. */
    private final Deque<Integer> cells = new ArrayDeque<>();

    WordPart(XMLStreamReader xml, BoundedText text) {
        this.xml = xml;
        this.text = text;
        cells.push(NO_CELL);
    }

    void read() throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                start();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                end();
            }
        }
        text.line();
    }

    private void start() throws XMLStreamException, IOException {
        switch (xml.getLocalName()) {
            case "t" -> text.write(xml.getElementText());
            case "tab" -> tab();
            case "br", "cr" -> text.line();
            case "noBreakHyphen" -> text.write("-");
            case "p" -> startParagraph();
            case "tc" -> cells.push(0);
            case "txbxContent" -> {
                text.line();
                cells.push(NO_CELL);
            }
            // The same text box once more, for old programs.
            case "Fallback" -> skip();
            default -> {}
        }
    }

    /** A tab of the text, not a tab stop among a paragraph's properties, which has a position. */
    private void tab() throws IOException {
        if (xml.getAttributeCount() == 0) {
            text.write("\t");
        }
    }

    private void startParagraph() throws IOException {
        int before = cells.peek();
        if (before > 0) {
            text.line();
        }
        if (before != NO_CELL) {
            cells.push(cells.pop() + 1);
        }
    }

    private void end() throws IOException {
        switch (xml.getLocalName()) {
            case "p" -> {
                if (cells.peek() == NO_CELL) {
                    text.write("\n");
                }
            }
            case "tc" -> text.write(cells.pop() > 1 ? "\n" : "\t");
            case "tr" -> text.line();
            case "txbxContent" -> {
                cells.pop();
                text.line();
            }
            default -> {}
        }
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }
}
