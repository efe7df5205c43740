package io.matchbridge.sandbox.world;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;

/** Lays a résumé out as a file of some format. */
final class Document {

    /** Points. */
    private static final float MARGIN = 56;

    private static final int SCAN_DPI = 100;

    /** Fonts belong to one document, because saving one marks them. */
    private final PDFont regular = new PDType1Font(FontName.HELVETICA);

    private final PDFont bold = new PDType1Font(FontName.HELVETICA_BOLD);

    private Document() {}

    /** The bytes of a file of the format. */
    static byte[] of(Resume resume, Files.Format format) {
        try {
            return switch (format) {
                case PDF -> new Document().pdf(resume);
                case SCAN -> scan(resume);
                case DOCX -> docx(resume);
                case RTF -> rtf(resume).getBytes(StandardCharsets.US_ASCII);
                case ODT -> odt(resume);
                case HTML -> html(resume).getBytes(StandardCharsets.UTF_8);
                case TEXT -> resume.text().getBytes(StandardCharsets.UTF_8);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Line(String text, PDFont font, float size) {}

    private byte[] pdf(Resume resume) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPageContentStream page = null;
            float y = 0;
            for (Line line : lines(resume)) {
                if (page == null || y < MARGIN) {
                    if (page != null) {
                        page.close();
                    }
                    PDPage sheet = new PDPage(PDRectangle.A4);
                    document.addPage(sheet);
                    page = new PDPageContentStream(document, sheet);
                    y = PDRectangle.A4.getHeight() - MARGIN;
                }
                write(page, line, y);
                y -= line.size() * 1.4f;
            }
            if (page != null) {
                page.close();
            }
            return saved(document);
        }
    }

    private static void write(PDPageContentStream page, Line line, float y) throws IOException {
        page.beginText();
        page.setFont(line.font(), line.size());
        page.newLineAtOffset(MARGIN, y);
        page.showText(line.text());
        page.endText();
    }

    private List<Line> lines(Resume resume) throws IOException {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(resume.name(), bold, 18));
        for (String contact : resume.contact()) {
            lines.add(new Line(contact, regular, 10));
        }
        for (Resume.Section section : resume.sections()) {
            lines.add(new Line(" ", regular, 8));
            lines.add(new Line(section.heading(), bold, 13));
            for (String text : section.lines()) {
                for (String part : wrapped(text)) {
                    lines.add(new Line(part, regular, 10.5f));
                }
            }
        }
        return lines;
    }

    private List<String> wrapped(String text) throws IOException {
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String word : text.split(" ")) {
            if (regular.getStringWidth(part + " " + word) / 1000 * 10.5f > width) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.length() == 0 ? "" : " ").append(word);
        }
        parts.add(part.toString());
        return parts;
    }

    /** Prints the pages, photographs them and keeps the pictures alone. */
    private static byte[] scan(Resume resume) throws IOException {
        try (PDDocument printed = Loader.loadPDF(new Document().pdf(resume));
                PDDocument scanned = new PDDocument()) {
            PDFRenderer camera = new PDFRenderer(printed);
            for (int i = 0; i < printed.getNumberOfPages(); i++) {
                BufferedImage picture = camera.renderImageWithDPI(i, SCAN_DPI, ImageType.GRAY);
                PDPage sheet = new PDPage(PDRectangle.A4);
                scanned.addPage(sheet);
                PDImageXObject image = JPEGFactory.createFromImage(scanned, picture, 0.6f);
                try (PDPageContentStream page = new PDPageContentStream(scanned, sheet)) {
                    page.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
                }
            }
            return saved(scanned);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private static byte[] docx(Resume resume) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            paragraph(document, resume.name(), true, 18);
            resume.contact().forEach(line -> paragraph(document, line, false, 10));
            for (Resume.Section section : resume.sections()) {
                paragraph(document, section.heading(), true, 13);
                section.lines().forEach(line -> paragraph(document, line, false, 11));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void paragraph(XWPFDocument document, String text, boolean bold, int size) {
        XWPFParagraph paragraph = document.createParagraph();
        XWPFRun run = paragraph.createRun();
        run.setText(text);
        run.setBold(bold);
        run.setFontSize(size);
    }

    private static String rtf(Resume resume) {
        return "{\\rtf1\\ansi\\uc1\n"
                + resume.text()
                        .lines()
                        .map(line -> line.chars().mapToObj(Document::rtf).collect(Collectors.joining()) + "\\par\n")
                        .collect(Collectors.joining())
                + "}";
    }

    private static String rtf(int character) {
        return switch (character) {
            case '\\', '{', '}' -> "\\" + (char) character;
            default -> character < 128 ? String.valueOf((char) character) : "\\u" + (short) character + "?";
        };
    }

    private static String html(Resume resume) {
        StringBuilder html =
                new StringBuilder("<!doctype html><html><head><meta charset=utf-8><title>CV</title></head><body>");
        html.append("<h1>").append(escaped(resume.name())).append("</h1>");
        resume.contact()
                .forEach(line -> html.append("<div>").append(escaped(line)).append("</div>"));
        for (Resume.Section section : resume.sections()) {
            html.append("<h2>").append(escaped(section.heading())).append("</h2>");
            section.lines()
                    .forEach(line -> html.append("<p>").append(escaped(line)).append("</p>"));
        }
        return html.append("</body></html>").toString();
    }

    private static byte[] odt(Resume resume) throws IOException {
        String content = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\"><office:body><office:text>"
                + resume.text()
                        .lines()
                        .map(line -> "<text:p>" + escaped(line) + "</text:p>")
                        .collect(Collectors.joining())
                + "</office:text></office:body></office:document-content>";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] type = Files.Format.ODT.contentType().getBytes(StandardCharsets.US_ASCII);
            CRC32 sum = new CRC32();
            sum.update(type);
            ZipEntry mimetype = new ZipEntry("mimetype");
            mimetype.setMethod(ZipEntry.STORED); // as OpenDocument asks, so that the kind shows in the first bytes
            mimetype.setSize(type.length);
            mimetype.setCrc(sum.getValue());
            zip.putNextEntry(mimetype);
            zip.write(type);
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
