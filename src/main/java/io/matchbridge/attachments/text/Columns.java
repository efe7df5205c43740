package io.matchbridge.attachments.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.pdfbox.text.TextPosition;

/**
 * Splits a page's glyphs into regions in reading order. A band of lines through which one gutter runs from top to bottom
 * is read column by column; all else line by line.
 *
 * <p>Not every gutter parts columns: dates or places at the right end of headings, a list's bullets, a table's labels are
 * read with their line. See {@link #partsColumns}.
 */
final class Columns {

    /** A page with more is a drawing or an attack, and read line by line. */
    private static final int MOST_GLYPHS = 20_000;

    private static final int DEEPEST = 4;

    /** A gutter is at least this wide, in heights of a capital letter. */
    private static final float GUTTER = 1.5f;

    private static final int FEWEST_LINES = 4;
    private static final int FEWEST_LETTERS_A_LINE = 4;
    private static final int LETTERS_OF_A_LABEL = 16;

    /** Lines of one paragraph are at most this far apart, in heights of a capital letter. */
    private static final float LINE_DISTANCE = 3.5f;

    private static final Pattern DATED = Pattern.compile("\\b(19|20)\\d\\d\\b|\\d[/.]\\d\\d");

    private final List<List<TextPosition>> regions = new ArrayList<>();
    private final float height;

    private Columns(float height) {
        this.height = height;
    }

    /** The page's glyphs, each in exactly one region. */
    static List<List<TextPosition>> of(List<TextPosition> page) {
        boolean oneDirection =
                page.stream().mapToDouble(TextPosition::getDir).distinct().count() == 1;
        if (page.size() > MOST_GLYPHS || !oneDirection) {
            return List.of(page);
        }
        float[] heights = new float[page.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = page.get(i).getHeightDir();
        }
        Arrays.sort(heights);
        Columns columns = new Columns(Math.max(1, heights[heights.length / 2]));
        columns.split(columns.lines(page), 0);
        return columns.regions;
    }

    private List<TextLine> lines(List<TextPosition> glyphs) {
        List<TextPosition> sorted = new ArrayList<>(glyphs);
        sorted.sort(Comparator.comparing(TextPosition::getYDirAdj));
        List<TextLine> lines = new ArrayList<>();
        List<TextPosition> line = new ArrayList<>();
        for (TextPosition glyph : sorted) {
            if (!line.isEmpty() && glyph.getYDirAdj() - line.get(0).getYDirAdj() > height / 3) {
                lines.add(new TextLine(line));
                line = new ArrayList<>();
            }
            line.add(glyph);
        }
        if (!line.isEmpty()) {
            lines.add(new TextLine(line));
        }
        return lines;
    }

    private void split(List<TextLine> lines, int depth) {
        List<TextPosition> lineByLine = new ArrayList<>();
        for (int at = 0; at < lines.size(); ) {
            Optional<Band> band = depth < DEEPEST ? band(lines, at) : Optional.empty();
            if (band.isEmpty()) {
                lineByLine.addAll(lines.get(at).glyphs());
                at++;
                continue;
            }
            add(lineByLine);
            lineByLine = new ArrayList<>();
            List<TextLine> inBand = lines.subList(at, band.get().end());
            float middle = band.get().middle();
            split(side(inBand, middle, true), depth + 1);
            split(side(inBand, middle, false), depth + 1);
            at = band.get().end();
        }
        add(lineByLine);
    }

    private void add(List<TextPosition> region) {
        if (!region.isEmpty()) {
            regions.add(region);
        }
    }

    private static List<TextLine> side(List<TextLine> lines, float middle, boolean left) {
        return lines.stream()
                .map(line -> line.side(middle, left))
                .filter(line -> !line.glyphs().isEmpty())
                .toList();
    }

    /**
     * Lines read column by column.
     *
     * @param end the first line that is no part of it
     * @param middle of the gutter, in points from the page's left edge
     */
    private record Band(int end, float middle) {}

    /** The longest band that begins at a line, if there is one. */
    private Optional<Band> band(List<TextLine> lines, int start) {
        List<Interval> free = List.of(Interval.EVERYWHERE);
        int end = start;
        for (; end < lines.size(); end++) {
            List<Interval> stillFree = Interval.common(free, lines.get(end).free(), GUTTER * height);
            if (hasGutter(free) && !hasGutter(stillFree)) {
                break;
            }
            free = stillFree;
        }
        List<TextLine> inBand = lines.subList(start, end);
        int bandEnd = end;
        return free.stream()
                .filter(gap -> !gap.isMargin())
                .sorted(Comparator.comparing(Interval::width).reversed())
                .map(Interval::middle)
                .filter(middle -> partsColumns(inBand, middle))
                .map(middle -> new Band(bandEnd, middle))
                .findFirst();
    }

    private static boolean hasGutter(List<Interval> free) {
        return free.stream().anyMatch(gap -> !gap.isMargin());
    }

    private boolean partsColumns(List<TextLine> band, float middle) {
        List<TextLine> left = withWords(side(band, middle, true));
        List<TextLine> right = withWords(side(band, middle, false));
        if (Math.min(left.size(), right.size()) < FEWEST_LINES) {
            return false;
        }
        double letters = Math.min(lettersALine(left), lettersALine(right));
        double common = left.size() + right.size() - withWords(band).size();
        boolean table = letters < LETTERS_OF_A_LABEL && common >= 0.8 * Math.max(left.size(), right.size());
        return letters >= FEWEST_LETTERS_A_LINE && !table && isText(left) && isText(right);
    }

    /** Text in lines close to each other, not a date here and a place there. */
    private boolean isText(List<TextLine> lines) {
        int close = 0;
        for (int i = 1; i < lines.size(); i++) {
            close += lines.get(i).baseline() - lines.get(i - 1).baseline() <= LINE_DISTANCE * height ? 1 : 0;
        }
        long dated = lines.stream()
                .filter(line -> line.letters() < LETTERS_OF_A_LABEL
                        && DATED.matcher(line.text()).find())
                .count();
        return close >= 0.5 * (lines.size() - 1) && dated < 0.4 * lines.size();
    }

    private static List<TextLine> withWords(List<TextLine> lines) {
        return lines.stream().filter(line -> line.letters() > 0).toList();
    }

    private static double lettersALine(List<TextLine> lines) {
        return lines.stream().mapToInt(TextLine::letters).average().orElse(0);
    }
}
