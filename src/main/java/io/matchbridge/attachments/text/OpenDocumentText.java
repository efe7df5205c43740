package io.matchbridge.attachments.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** ODT: {@code content.xml} of the zip, a paragraph a line, a table's cells apart by tabs. Entities are not resolved. */
final class OpenDocumentText {

    /** Longest content.xml in bytes, unpacked: a hundred times a long résumé. */
    private static final int LONGEST_CONTENT = 12 << 20;

    /** Most bytes that are unpacked on the way to it, pictures for the greater part. */
    private static final long MOST_BEFORE = 128L << 20;

    private OpenDocumentText() {}

    static Finding read(byte[] content, BoundedText text) throws IOException {
        byte[] xml = contentXml(content);
        if (xml == null) {
            return Finding.DAMAGED;
        }
        Document document = Jsoup.parse(new ByteArrayInputStream(xml), "UTF-8", "", Parser.xmlParser());
        Element body = document.selectFirst("office|body");
        if (body == null) {
            // What is encrypted is still called content.xml, but is no XML.
            return PlainText.looksBinary(PlainText.decode(xml, 1024)) ? Finding.PASSWORD : Finding.DAMAGED;
        }
        try {
            NodeTraversor.filter(new Walk(text), body);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return Finding.READ;
    }

    private static byte[] contentXml(byte[] content) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            long before = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("content.xml")) {
                    return atMost(zip, LONGEST_CONTENT);
                }
                before += lengthOf(zip, MOST_BEFORE - before);
            }
            return null;
        }
    }

    private static byte[] atMost(InputStream in, int most) throws IOException {
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Unreadable(Finding.BOMB);
        }
        return bytes;
    }

    private static long lengthOf(InputStream in, long most) throws IOException {
        byte[] piece = new byte[1 << 16];
        long length = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            length += read;
            if (length > most) {
                throw new Unreadable(Finding.BOMB);
            }
        }
        return length;
    }

    private record Walk(BoundedText text) implements NodeFilter {

        @Override
        public FilterResult head(Node node, int depth) {
            String name = node.nodeName();
            // Deleted text that the change record keeps, and remarks of an editor, are not the author's words.
            if (name.equals("text:tracked-changes") || name.equals("office:annotation")) {
                return FilterResult.SKIP_ENTIRELY;
            }
            try {
                if (node instanceof TextNode words) {
                    if (isInParagraph(words)) {
                        String seen = words.getWholeText().replaceAll("\\s+", " ");
                        text.write(text.atLineStart() ? seen.stripLeading() : seen);
                    }
                } else if (name.equals("text:tab")) {
                    text.write("\t");
                } else if (name.equals("text:s")) {
                    text.write(" ");
                } else if (name.equals("text:line-break")) {
                    text.line();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            String name = node.nodeName();
            try {
                if (name.equals("text:p") || name.equals("text:h")) {
                    text.write(endsCell(node) ? "\t" : "\n");
                } else if (name.equals("table:table-row")) {
                    text.line();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return FilterResult.CONTINUE;
        }

        private static boolean endsCell(Node paragraph) {
            return paragraph.nextSibling() == null
                    && paragraph.parentNode() instanceof Element parent
                    && parent.nameIs("table:table-cell");
        }

        private static boolean isInParagraph(TextNode words) {
            for (Node node = words.parent(); node != null; node = node.parent()) {
                if (node.nodeName().equals("text:p") || node.nodeName().equals("text:h")) {
                    return true;
                }
            }
            return false;
        }
    }
}
