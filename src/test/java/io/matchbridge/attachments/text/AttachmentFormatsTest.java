package io.matchbridge.attachments.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.attachments.text.ReadText.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every format, through real child JVMs. */
class AttachmentFormatsTest {

    @RegisterExtension
    static final Reading files = new Reading();

    @Test
    void readsPdf() {
        assertThat(files.read(MadeFiles.pdf(MadeFiles.resume()), "cv.pdf"))
                .isEqualTo(new ReadText(State.READ, "Engineer at Acme\nBuilt payment services in Java", ""));
    }

    @Test
    void readsOnlyTheFirstPagesOfALongPdf() {
        ReadText read = files.read(MadeFiles.pdf(30, MadeFiles.resume()), "cv.pdf");

        assertThat(read.state()).isEqualTo(State.READ);
        assertThat(read.text().split("Engineer", -1)).hasSize(20 + 1);
        assertThat(read.reason()).isEqualTo("Only the first 20 pages were read.");
    }

    @Test
    void readsWordWithTablesTextBoxesAndContentControls() throws IOException {
        byte[] file = MadeFiles.docx(MadeFiles.paragraph("Engineer")
                + "<w:tbl><w:tr><w:tc>" + MadeFiles.paragraph("2019") + "</w:tc><w:tc>" + MadeFiles.paragraph("Acme")
                + "</w:tc></w:tr></w:tbl>"
                + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + MadeFiles.paragraph("In a box")
                + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + MadeFiles.paragraph("In a box")
                + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
                + "<w:sdt><w:sdtContent><w:sdt><w:sdtContent>" + MadeFiles.paragraph("Controlled")
                + "</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
                + "<w:p><w:del><w:r><w:delText>Deleted</w:delText></w:r></w:del></w:p>");

        ReadText read = files.read(file, "cv.docx");

        assertThat(read.state()).isEqualTo(State.READ);
        assertThat(read.text().split("\\s*\n\\s*")).containsExactly("Engineer", "2019\tAcme", "In a box", "Controlled");
    }

    @Test
    void readsWordWithHeaderFooterAndTabs() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("Ann Other");
            document.createFooter(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("Page one");
            XWPFRun run = document.createParagraph().createRun();
            run.setText("Engineer");
            run.addTab();
            run.setText("Acme");
            XWPFTableCell cell = document.createTable(1, 2).getRow(0).getCell(0);
            cell.setText("Skills");
            cell.addParagraph().createRun().setText("Java");
            document.write(file);
        }

        assertThat(files.read(file.toByteArray(), "cv.docx").text().split("\\s*\n\\s*"))
                .containsExactly("Ann Other", "Engineer\tAcme", "Skills", "Java", "Page one");
    }

    @Test
    void readsRichText() {
        ReadText read = files.read(
                "{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}Caf\\'e9 manager\\par Bucure\\u537?ti\\par}", "cv.rtf");

        assertThat(read).isEqualTo(new ReadText(State.READ, "Café manager\nBucurești", ""));
    }

    @Test
    void readsRichTextWithTheCodePageOfItsFontsAndWithoutWhatIsUnseen() {
        String file = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset238 Arial CE;}}"
                + "{\\info{\\author Ann}}{\\*\\generator Acme;}\\f1 Ma\\'bai\\'bean\\f0  caf\\'e9{\\v hidden}\\par"
                + "\\trowd\\cellx1 Java\\cell expert\\cell\\row Trainee {\\pict ffd8}\\endash  Acme}";

        assertThat(files.read(file, "cv.rtf").text()).isEqualTo("Maşiľan café\nJava\texpert\nTrainee – Acme");
    }

    @Test
    void readsOpenDocument() throws IOException {
        byte[] file = MadeFiles.odt("<text:h>Work</text:h><text:p>Engineer<text:tab/>Acme<text:s/>Ltd</text:p>"
                + "<table:table><table:table-row><table:table-cell><text:p>Java</text:p></table:table-cell>"
                + "<table:table-cell><text:p>expert</text:p></table:table-cell></table:table-row></table:table>");

        assertThat(files.read(file, "cv.odt"))
                .isEqualTo(new ReadText(State.READ, "Work\nEngineer\tAcme Ltd\nJava\texpert", ""));
    }

    @Test
    void readsTheVisibleWordsOfHtml() {
        ReadText read = files.read(
                "<html><head><title>x</title><style>p{}</style></head><body><h1>Engineer</h1><p>Java<br>and  SQL</p>"
                        + "<p style='display: none'>hidden</p><script>no()</script></body></html>",
                "cv.html");

        assertThat(read).isEqualTo(new ReadText(State.READ, "Engineer\nJava\nand SQL", ""));
    }

    @Test
    void guessesTheCharsetOfHtmlThatNamesNone() {
        byte[] western = "<html><p>Café</p></html>".getBytes(Charset.forName("windows-1252"));
        String named = "<html><meta charset='windows-1250'><p>Mašiľ</p></html>";

        assertThat(files.read(western, "cv.html").text()).isEqualTo("Café");
        assertThat(files.read(named.getBytes(Charset.forName("windows-1250")), "cv.html")
                        .text())
                .isEqualTo("Mašiľ");
    }

    @Test
    void trustsTheContentMoreThanTheName() {
        assertThat(files.read("<!DOCTYPE html><p>Engineer</p>", "cv.pdf").text())
                .isEqualTo("Engineer");
        assertThat(files.read(MadeFiles.pdf(MadeFiles.resume()), "cv.docx").text())
                .startsWith("Engineer at Acme");
    }

    @Test
    void guessesTheCharsetOfPlainText() {
        for (Charset charset :
                List.of(UTF_8, Charset.forName("windows-1252"), StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            assertThat(files.read("Café manager – Köln".getBytes(charset), "cv.txt")
                            .text())
                    .as(charset.name())
                    .isEqualTo("Café manager – Köln");
        }
    }
}
