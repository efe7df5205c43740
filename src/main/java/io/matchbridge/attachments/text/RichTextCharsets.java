package io.matchbridge.attachments.text;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;

/** In which charset the bytes of an RTF file are: its fonts may have one each, else the document's holds. */
final class RichTextCharsets {

    static final int NO_FONT = -1;

    /** Windows' numbers for charsets, as the specification lists them under {@code fcharset}. */
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(77, "x-MacRoman"),
            Map.entry(128, "windows-31j"),
            Map.entry(129, "x-windows-949"),
            Map.entry(134, "GBK"),
            Map.entry(136, "Big5"),
            Map.entry(161, "windows-1253"),
            Map.entry(162, "windows-1254"),
            Map.entry(163, "windows-1258"),
            Map.entry(177, "windows-1255"),
            Map.entry(178, "windows-1256"),
            Map.entry(186, "windows-1257"),
            Map.entry(204, "windows-1251"),
            Map.entry(222, "x-windows-874"),
            Map.entry(238, "windows-1250"));

    private final Map<Integer, Charset> fonts = new HashMap<>();
    private Charset document = Charset.forName("windows-1252");
    private int defaultFont = NO_FONT;

    Charset of(int font) {
        return fonts.getOrDefault(font == NO_FONT ? defaultFont : font, document);
    }

    void document(int codePage) {
        document = named("windows-" + codePage);
    }

    void font(int font, int charset) {
        if (NAMES.containsKey(charset)) {
            fonts.put(font, named(NAMES.get(charset)));
        }
    }

    int defaultFont() {
        return defaultFont;
    }

    void defaultFont(int font) {
        defaultFont = font;
    }

    private Charset named(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : document;
    }
}
