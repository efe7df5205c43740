package io.matchbridge.attachments.text;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** PDF: the first pages, in reading order. */
final class PdfText {

    static final int MOST_PAGES = 20;

    /** A page with a picture and fewer words than this is a scan, perhaps with a line added by the scanner. */
    private static final int FEWEST_WORDS = 40;

    private PdfText() {}

    static Finding read(byte[] content, BoundedText text) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            int pages = document.getNumberOfPages();
            if (pages == 0) {
                return Finding.DAMAGED;
            }
            ColumnStripper stripper = new ColumnStripper();
            stripper.setEndPage(MOST_PAGES);
            stripper.writeText(document, text);
            String found = text.toString();
            if (!isReadable(found) || words(found) < FEWEST_WORDS && hasPicture(document)) {
                return Finding.NO_TEXT_LAYER;
            }
            return pages > MOST_PAGES ? Finding.FIRST_PAGES : Finding.READ;
        } catch (InvalidPasswordException e) {
            throw new Unreadable(Finding.PASSWORD);
        }
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.split("\\s+").length;
    }

    /** Fonts without a map to Unicode give signs without sense. */
    private static boolean isReadable(String text) {
        long signs = text.chars().filter(c -> !Character.isWhitespace(c)).count();
        long letters = text.chars().filter(Character::isLetterOrDigit).count();
        return letters * 2 > signs;
    }

    private static boolean hasPicture(PDDocument document) {
        for (PDPage page : document.getPages()) {
            PDResources resources = page.getResources();
            if (resources != null) {
                for (COSName name : resources.getXObjectNames()) {
                    if (resources.isImageXObject(name)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
