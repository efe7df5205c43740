package io.matchbridge.attachments.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** HTML: what a reader of the page would see, a block a line, a table's cells apart by tabs. */
final class WebPageText {

    private static final String UNSEEN = "script, style, noscript, template, head, [hidden]";

    private WebPageText() {}

    static Finding read(byte[] content, BoundedText text) throws IOException {
        Document page = parse(content);
        page.select(UNSEEN).remove();
        try {
            NodeTraversor.filter(new Walk(text), page);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return Finding.READ;
    }

    private static Document parse(byte[] content) throws IOException {
        boolean namesCharset =
                PlainText.decode(content, 4096).toLowerCase(Locale.ROOT).contains("charset");
        return namesCharset
                ? Jsoup.parse(new ByteArrayInputStream(content), null, "")
                : Jsoup.parse(PlainText.decode(content, content.length));
    }

    private record Walk(BoundedText text) implements NodeFilter {

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof Element element && isHidden(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            try {
                if (node instanceof TextNode words) {
                    write(words);
                } else if (node instanceof Element element && element.isBlock()) {
                    text.line();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            try {
                if (node instanceof Element element) {
                    if (element.nameIs("td") || element.nameIs("th")) {
                        text.write("\t");
                    } else if (element.isBlock() || element.nameIs("br")) {
                        text.line();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return FilterResult.CONTINUE;
        }

        private void write(TextNode words) throws IOException {
            boolean asWritten = words.parent() != null && words.parent().nameIs("pre");
            String seen =
                    asWritten ? words.getWholeText() : words.getWholeText().replaceAll("\\s+", " ");
            text.write(text.atLineStart() && !asWritten ? seen.stripLeading() : seen);
        }

        /** Words that a recruiter can't see shall not count either. */
        private static boolean isHidden(Element element) {
            String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            return style.contains("display:none") || style.contains("visibility:hidden");
        }
    }
}
