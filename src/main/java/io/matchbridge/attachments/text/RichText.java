package io.matchbridge.attachments.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
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

    /** What is true until the group ends. */
    private record Scope(boolean unseen, boolean hidden, boolean fontTable, int fallbackLength, int font) {}

    private final byte[] content;
    private final BoundedText text;
    private final Deque<Scope> outer = new ArrayDeque<>();
    private final Map<Integer, Charset> fonts = new HashMap<>();
    private final ByteArrayOutputStream undecoded = new ByteArrayOutputStream();
    private Scope scope = new Scope(false, false, false, 1, -1);
    private Charset charset = Charset.forName("windows-1252");
    private int defaultFont = -1;
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
            case '*' -> scope = new Scope(true, scope.hidden, scope.fontTable, scope.fallbackLength, scope.font);
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
        String word = new String(content, start, at - start, java.nio.charset.StandardCharsets.US_ASCII);
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
            scope = new Scope(true, scope.hidden, false, scope.fallbackLength, scope.font);
        } else {
            switch (word) {
                case "u" -> {
                    sign(String.valueOf((char) value));
                    toSkip = scope.fallbackLength;
                }
                case "uc" -> scope = new Scope(scope.unseen, scope.hidden, scope.fontTable, value, scope.font);
                case "v" ->
                    scope = new Scope(
                            scope.unseen, !given || value != 0, scope.fontTable, scope.fallbackLength, scope.font);
                case "plain" ->
                    scope = new Scope(scope.unseen, false, scope.fontTable, scope.fallbackLength, defaultFont);
                case "f" -> scope = new Scope(scope.unseen, scope.hidden, scope.fontTable, scope.fallbackLength, value);
                // The text of a drawn box stands inside a group that is otherwise unseen.
                case "shptxt" -> scope = new Scope(false, scope.hidden, false, scope.fallbackLength, scope.font);
                case "fonttbl" -> scope = new Scope(true, scope.hidden, true, scope.fallbackLength, scope.font);
                case "fcharset" -> {
                    if (scope.fontTable) {
                        fonts.put(scope.font, ofFont(value));
                    }
                }
                case "ansicpg" -> charset = named("windows-" + value, charset);
                case "deff" -> defaultFont = value;
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
            text.write(undecoded.toString(fonts.getOrDefault(scope.font, charset)));
            undecoded.reset();
        }
    }

    private Charset ofFont(int number) {
        return switch (number) {
            case 77 -> named("x-MacRoman", charset);
            case 128 -> named("windows-31j", charset);
            case 129 -> named("x-windows-949", charset);
            case 134 -> named("GBK", charset);
            case 136 -> named("Big5", charset);
            case 161 -> named("windows-1253", charset);
            case 162 -> named("windows-1254", charset);
            case 163 -> named("windows-1258", charset);
            case 177 -> named("windows-1255", charset);
            case 178 -> named("windows-1256", charset);
            case 186 -> named("windows-1257", charset);
            case 204 -> named("windows-1251", charset);
            case 222 -> named("x-windows-874", charset);
            case 238 -> named("windows-1250", charset);
            default -> charset;
        };
    }

    private static Charset named(String name, Charset otherwise) {
        return Charset.isSupported(name) ? Charset.forName(name) : otherwise;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
