package io.matchbridge.attachments.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.text.TextPosition;

/** Glyphs on one height of a page, from left to right. */
record TextLine(List<TextPosition> glyphs) {

    TextLine(List<TextPosition> glyphs) {
        this.glyphs = new ArrayList<>(glyphs);
        this.glyphs.sort(Comparator.comparing(TextPosition::getXDirAdj));
    }

    float baseline() {
        return glyphs.get(0).getYDirAdj();
    }

    /** Where it has no ink, its margins included. */
    List<Interval> free() {
        List<Interval> free = new ArrayList<>();
        float inkEnd = Float.NEGATIVE_INFINITY;
        for (TextPosition glyph : glyphs) {
            if (!isBlank(glyph)) {
                if (glyph.getXDirAdj() > inkEnd) {
                    free.add(new Interval(inkEnd, glyph.getXDirAdj()));
                }
                inkEnd = Math.max(inkEnd, glyph.getXDirAdj() + glyph.getWidthDirAdj());
            }
        }
        free.add(new Interval(inkEnd, Float.POSITIVE_INFINITY));
        return free;
    }

    TextLine side(float middle, boolean left) {
        return new TextLine(glyphs.stream()
                .filter(glyph -> glyph.getXDirAdj() < middle == left)
                .toList());
    }

    int letters() {
        return (int) text().chars().filter(Character::isLetterOrDigit).count();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        glyphs.forEach(glyph -> text.append(glyph.getUnicode()));
        return text.toString();
    }

    private static boolean isBlank(TextPosition glyph) {
        return glyph.getUnicode() == null || glyph.getUnicode().isBlank();
    }
}
