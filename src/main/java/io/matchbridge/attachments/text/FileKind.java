package io.matchbridge.attachments.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The format of a file: by its first bytes, and by what is said about it only where those leave it open. */
enum FileKind {
    PDF,
    DOCX,
    ODT,
    RTF,
    HTML,
    PLAIN,
    PICTURE,
    OLD_WORD,
    LOCKED_OFFICE,
    MISNAMED,
    OTHER;

    /** Readers of PDF look for its mark this far. */
    private static final int HEAD = 1024;

    private static final String[] PICTURES = {"\u00FF\u00D8\u00FF", "\u0089PNG", "GIF8", "II*\0", "MM\0*", "BM"};

    static FileKind of(Request request) {
        byte[] content = request.content();
        // One character a byte, so that marks can be looked for as text.
        String head = latin1(content, HEAD);
        if (head.startsWith("PK\3\4")) {
            return kindOfZip(request);
        }
        if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return contains(content, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0") ? LOCKED_OFFICE : OLD_WORD;
        }
        if (isPicture(head)) {
            return PICTURE;
        }
        String start = PlainText.decode(content, HEAD).stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("{\\rtf")) {
            return RTF;
        }
        if (looksLikeHtml(start)) {
            return HTML;
        }
        if (head.contains("%PDF-")) {
            return PDF;
        }
        return kindOfText(request, start);
    }

    private static FileKind kindOfZip(Request request) {
        byte[] content = request.content();
        if (contains(content, "mimetypeapplication/vnd.oasis.opendocument.text")) {
            return ODT;
        }
        if (contains(content, "word/") && contains(content, "[Content_Types].xml")) {
            return DOCX;
        }
        return claimsToBeRead(request) ? MISNAMED : OTHER;
    }

    private static FileKind kindOfText(Request request, String start) {
        if (PlainText.looksBinary(start)) {
            return claimsToBeRead(request) ? MISNAMED : OTHER;
        }
        boolean markup =
                start.startsWith("<") && (request.claims("htm") || start.contains("<p") || start.contains("<div"));
        return markup ? HTML : PLAIN;
    }

    private static boolean claimsToBeRead(Request request) {
        return request.claims("pdf")
                || request.claims("docx")
                || request.claims("wordprocessingml")
                || request.claims("odt")
                || request.claims("opendocument.text")
                || request.claims("rtf");
    }

    private static boolean looksLikeHtml(String start) {
        return start.startsWith("<!doctype html")
                || start.startsWith("<html")
                || start.startsWith("<head")
                || start.startsWith("<body")
                || start.startsWith("<") && start.contains("<html");
    }

    private static boolean isPicture(String head) {
        for (String mark : PICTURES) {
            if (head.startsWith(mark)) {
                // "BM" begins words too; a bitmap has zeros in its header.
                return !mark.equals("BM") || head.startsWith("\0\0\0\0", 6);
            }
        }
        return head.startsWith("RIFF") && head.startsWith("WEBP", 8) || head.startsWith("ftyphei", 4);
    }

    private static String latin1(byte[] content, int most) {
        return new String(content, 0, Math.min(most, content.length), StandardCharsets.ISO_8859_1);
    }

    private static boolean contains(byte[] content, String mark) {
        byte[] wanted = mark.getBytes(StandardCharsets.ISO_8859_1);
        for (int at = 0; at <= content.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && content[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
