package io.matchbridge.attachments.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/**
 * RTF: the words without their form, after Microsoft's Rich Text Format specification 1.9.1. The JDK's own reader takes
 * all bytes for Western ones and runs table cells together.
 */
final class RichText {

    /** Groups that hold no words of the author. */
    private static final Set<String> UNSEEN = Set.of(
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "nonshppict",
            "object",
            "objdata",
            "fldinst",
            "filetbl",
            "revtbl",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "themedata",
            "colorschememapping",
            "latentstyles",
            "datastore");

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("par", "\n"),
            Map.entry("line", "\n"),
            Map.entry("sect", "\n"),
            Map.entry("page", "\n"),
            Map.entry("row", "\n"),
            Map.entry("nestrow", "\n"),
            Map.entry("tab", "\t"),
            Map.entry("cell", "\t"),
            Map.entry("nestcell", "\t"),
            Map.entry("emdash", "\u2014"),
            Map.entry("endash", "\u2013"),
            Map.entry("bullet", "\u2022"),
            Map.entry("lquote", "\u2018"),
            Map.entry("rquote", "\u2019"),
            Map.entry("ldblquote", "\u201C"),
            Map.entry("rdblquote", "\u201D"));

    /**
     * What is true until the group ends.
     *
     * @param fallbackLength how many characters after a {@code u} control word stand in for it in old programs
     */
    private record Scope(boolean unseen, boolean hidden, boolean fontTable, int fallbackLength, int font) {

        Scope unseen(boolean asFontTable) {
            return new Scope(true, hidden, asFontTable, fallbackLength, font);
        }

        Scope seen() {
            return new Scope(false, hidden, false, fallbackLength, font);
        }

        Scope hidden(boolean now) {
            return new Scope(unseen, now, fontTable, fallbackLength, font);
        }

        Scope fallbackLength(int now) {
            return new Scope(unseen, hidden, fontTable, now, font);
        }

        Scope font(int now) {
            return new Scope(unseen, hidden, fontTable, fallbackLength, now);
        }
    }

    private final byte[] content;
    private final BoundedText text;
    private final Deque<Scope> outer = new ArrayDeque<>();
    private final RichTextCharsets charsets = new RichTextCharsets();
    private final ByteArrayOutputStream undecoded = new ByteArrayOutputStream();
    private Scope scope = new Scope(false, false, false, 1, RichTextCharsets.NO_FONT);
    private int toSkip;
    private int at;

    private RichText(byte[] content, BoundedText text) {
        this.content = content;
        this.text = text;
    }

    static Finding read(byte[] content, BoundedText text) throws IOException {
        new RichText(content, text).read();
        return Finding.READ;
    }

    private void read() throws IOException {
        while (at < content.length) {
            byte b = content[at++];
            switch (b) {
                case '{' -> {
                    decode();
                    toSkip = 0;
                    outer.push(scope);
                }
                case '}' -> {
                    decode();
                    toSkip = 0;
                    scope = outer.isEmpty() ? scope : outer.pop();
                }
                case '\\' -> control();
                case '\r', '\n', 0 -> {}
                default -> add(b);
            }
        }
        decode();
    }

    private void control() throws IOException {
        if (at >= content.length) {
            return;
        }
        char c = (char) (content[at] & 0xFF);
        if (isLetter(c)) {
            decode();
            word();
            return;
        }
        at++;
        switch (c) {
            case '\'' -> add(hexadecimal());
            case '\\', '{', '}' -> add((byte) c);
            case '~' -> sign(" ");
            case '_' -> sign("-");
            case '\r', '\n' -> sign("\n");
            case '*' -> scope = scope.unseen(scope.fontTable);
            default -> {}
        }
    }

    private byte hexadecimal() {
        int value = at + 1 < content.length
                ? Character.digit(content[at], 16) * 16 + Character.digit(content[at + 1], 16)
                : 0;
        at = Math.min(content.length, at + 2);
        return (byte) (value < 0 ? '?' : value);
    }

    private void word() throws IOException {
        int start = at;
        while (at < content.length && isLetter((char) (content[at] & 0xFF))) {
            at++;
        }
        String word = new String(content, start, at - start, StandardCharsets.US_ASCII);
        boolean negative = at < content.length && content[at] == '-';
        at += negative ? 1 : 0;
        int digits = at;
        long value = 0;
        while (at < content.length && content[at] >= '0' && content[at] <= '9' && at - digits < 10) {
            value = value * 10 + content[at++] - '0';
        }
        boolean given = at > digits;
        if (at < content.length && content[at] == ' ') {
            at++;
        }
        if (toSkip > 0) {
            toSkip--;
        } else {
            obey(word, given, (int) (negative ? -value : value));
        }
    }

    private void obey(String word, boolean given, int value) throws IOException {
        if (SIGNS.containsKey(word)) {
            sign(SIGNS.get(word));
        } else if (UNSEEN.contains(word)) {
            scope = scope.unseen(false);
        } else {
            switch (word) {
                case "u" -> {
                    sign(String.valueOf((char) value));
                    toSkip = scope.fallbackLength;
                }
                case "uc" -> scope = scope.fallbackLength(Math.max(0, value));
                case "v" -> scope = scope.hidden(!given || value != 0);
                case "plain" -> scope = scope.hidden(false).font(charsets.defaultFont());
                case "f" -> scope = scope.font(value);
                // The text of a drawn box stands inside a group that is otherwise unseen.
                case "shptxt" -> scope = scope.seen();
                case "fonttbl" -> scope = scope.unseen(true);
                case "fcharset" -> {
                    if (scope.fontTable) {
                        charsets.font(scope.font, value);
                    }
                }
                case "ansicpg" -> charsets.document(value);
                case "deff" -> charsets.defaultFont(value);
                case "bin" -> at = (int) Math.min(content.length, at + Math.max(0L, value));
                default -> {}
            }
        }
    }

    private void add(byte b) throws IOException {
        if (toSkip > 0) {
            toSkip--;
        } else if (!scope.unseen && !scope.hidden) {
            undecoded.write(b);
        }
    }

    private void sign(String sign) throws IOException {
        decode();
        if (!scope.unseen && !scope.hidden) {
            text.write(sign);
        }
    }

    /** Bytes are decoded together, for some charsets take two for a character. */
    private void decode() throws IOException {
        if (undecoded.size() > 0) {
            text.write(undecoded.toString(charsets.of(scope.font)));
            undecoded.reset();
        }
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
