package io.matchbridge.attachments.text;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Makes the files that the tests read, good and bad ones, as bytes. */
final class MadeFiles {

    /** A word at a place of a page, in points from its upper left corner. */
    record Line(float x, float y, String text) {}

    private static final PDFont FONT = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    private static final int SIZE = 10;

    private MadeFiles() {}

    static byte[] pdf(List<Line> lines) {
        return pdf(1, lines);
    }

    static byte[] pdf(int pages, List<Line> lines) {
        try (PDDocument document = written(pages, lines)) {
            return bytes(document);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] encryptedPdf(String password, List<Line> lines) throws IOException {
        try (PDDocument document = written(1, lines)) {
            document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
            return bytes(document);
        }
    }

    static byte[] scannedPdf() throws IOException {
        BufferedImage picture = new BufferedImage(600, 800, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            picture.setRGB(random.nextInt(600), random.nextInt(800), 0xFFFFFF);
        }
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                stream.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0, 612, 792);
            }
            return bytes(document);
        }
    }

    /** A page whose content stream inflates to that many bytes of drawing orders. */
    static byte[] pdfBomb(long inflated) throws IOException {
        byte[] orders = "q Q 1 0 0 1 0 0 cm\n".repeat(50_000).getBytes(StandardCharsets.US_ASCII);
        byte[] stream = new Repeated(orders, inflated / orders.length + 1).zlib();
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.write(("""
                %%PDF-1.4
                1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
                2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
                3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>> endobj
                4 0 obj <</Filter/FlateDecode/Length %d>> stream
                """.formatted(stream.length)).getBytes(StandardCharsets.US_ASCII));
        pdf.write(stream);
        pdf.write("\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }

    static byte[] odt(String body) throws IOException {
        return zip(
                new Part(
                        "content.xml",
                        ("<?xml version='1.0' encoding='UTF-8'?><office:document-content xmlns:office='o'"
                                        + " xmlns:text='t' xmlns:table='b'><office:body><office:text>" + body
                                        + "</office:text></office:body></office:document-content>")
                                .getBytes(StandardCharsets.UTF_8)),
                "application/vnd.oasis.opendocument.text");
    }

    static byte[] odtBomb(long inflated) throws IOException {
        byte[] piece = "<text:p>work</text:p>".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        return zip(
                new Part("content.xml", new Repeated(piece, inflated / piece.length)),
                "application/vnd.oasis.opendocument.text");
    }

    static byte[] docx(String body) throws IOException {
        return docx(new Part("word/document.xml", document(body).getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] docxBomb(long inflated) throws IOException {
        byte[] piece = "<w:p><w:r><w:t>work</w:t></w:r></w:p>".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        return docx(new Part("word/document.xml", new Repeated(piece, inflated / piece.length)));
    }

    static byte[] docxWithXml(String xml) throws IOException {
        return docx(new Part("word/document.xml", xml.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] odtWithXml(String xml) throws IOException {
        return zip(
                new Part("content.xml", xml.getBytes(StandardCharsets.UTF_8)),
                "application/vnd.oasis.opendocument.text");
    }

    private static String document(String body) {
        return "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
                + " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><w:body>" + body
                + "</w:body></w:document>";
    }

    /** A file in a zip. */
    private record Part(String name, Repeated content) {

        Part(String name, byte[] content) {
            this(name, new Repeated(content, 1));
        }
    }

    private static byte[] docx(Part document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            put(zip, new Part("[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                    <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
                    </Types>""".getBytes(StandardCharsets.UTF_8)));
            put(zip, new Part("_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
                    </Relationships>""".getBytes(StandardCharsets.UTF_8)));
            put(zip, document);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Part part, String mimetype) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            byte[] type = mimetype.getBytes(StandardCharsets.US_ASCII);
            ZipArchiveEntry first = new ZipArchiveEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(new Repeated(type, 1).crc());
            zip.putArchiveEntry(first);
            zip.write(type);
            zip.closeArchiveEntry();
            put(zip, part);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipArchiveOutputStream zip, Part part) throws IOException {
        byte[] deflated = part.content().deflated();
        ZipArchiveEntry entry = new ZipArchiveEntry(part.name());
        entry.setMethod(ZipEntry.DEFLATED);
        entry.setSize(part.content().size());
        entry.setCompressedSize(deflated.length);
        entry.setCrc(part.content().crc());
        zip.addRawArchiveEntry(entry, new ByteArrayInputStream(deflated));
    }

    private static PDDocument written(int pages, List<Line> lines) throws IOException {
        PDDocument document = new PDDocument();
        for (int i = 0; i < pages; i++) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                stream.setFont(FONT, SIZE);
                for (Line line : lines) {
                    stream.beginText();
                    stream.newLineAtOffset(line.x(), page.getMediaBox().getHeight() - line.y());
                    stream.showText(line.text());
                    stream.endText();
                }
            }
        }
        return document;
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    /** Two lines of a résumé. */
    static List<Line> resume() {
        return List.of(new Line(50, 50, "Engineer at Acme"), new Line(50, 65, "Built payment services in Java"));
    }

    /** A paragraph of a DOCX file. */
    static String paragraph(String text) {
        return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }
}
