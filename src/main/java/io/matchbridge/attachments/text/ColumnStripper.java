package io.matchbridge.attachments.text;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * Takes a page's text in reading order: its left column before its right one. PDFBox sorts a page by lines, across
 * columns; but it sorts each "article" for itself, so the page is handed to it as one article a column.
 */
final class ColumnStripper extends PDFTextStripper {

    ColumnStripper() throws IOException {
        setSortByPosition(true);
        setShouldSeparateByBeads(false);
        setLineSeparator("\n");
        setPageEnd("\n");
        setArticleEnd("\n");
    }

    @Override
    protected void writePage() throws IOException {
        List<List<TextPosition>> regions = charactersByArticle.stream()
                .flatMap(page -> Columns.of(page).stream())
                .toList();
        charactersByArticle.clear();
        charactersByArticle.addAll(regions);
        super.writePage();
    }
}
