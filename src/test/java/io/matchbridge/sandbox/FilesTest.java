package io.matchbridge.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Résumé files and the links to them. */
class FilesTest {

    private static final int SCANNED = 41;
    private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.standard());
    private static final Client CLIENT = new Client(SANDBOX);
    private static final List<JsonNode> CANDIDATES = CLIENT.all("candidate.list", "{}");

    @AfterAll
    static void stop() {
        SANDBOX.close();
    }

    @Test
    void aPdfSaysWhatTheResumeSays() throws IOException {
        assertThat(name(0)).endsWith(".pdf");
        assertThat(words(pdfText(fetch(link(0)).body()))).isEqualTo(words(SANDBOX.resumeText(0)));
    }

    @Test
    void aWordFileSaysWhatTheResumeSays() throws IOException {
        assertThat(name(1)).endsWith(".docx");
        try (XWPFDocument document =
                new XWPFDocument(new ByteArrayInputStream(fetch(link(1)).body()))) {
            assertThat(words(new XWPFWordExtractor(document).getText())).isEqualTo(words(SANDBOX.resumeText(1)));
        }
    }

    @Test
    void aScanHasPagesAndNoText() throws IOException {
        byte[] scan = fetch(link(SCANNED)).body();

        assertThat(pdfText(scan)).isBlank();
        try (PDDocument document = Loader.loadPDF(scan)) {
            assertThat(document.getNumberOfPages()).isPositive();
        }
    }

    @Test
    void aFewCandidatesHaveNoResume() {
        assertThat(CANDIDATES.stream()
                        .filter(candidate -> !candidate.has("resumeFileHandle"))
                        .count())
                .isBetween(5L, 20L);
    }

    @Test
    void filesAreOnAnotherPortAndRefuseACredential() {
        String link = link(0);
        HttpResponse<byte[]> withKey = Client.send(HttpRequest.newBuilder(URI.create(link))
                .header("Authorization", Client.basic(SANDBOX.apiKey()))
                .build());

        assertThat(URI.create(link).getPort())
                .isNotEqualTo(URI.create(SANDBOX.url()).getPort());
        assertThat(withKey.statusCode()).isEqualTo(403);
        assertThat(fetch(link).statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkExpiresAndCannotBeChanged() {
        String link = link(0);
        String prolonged = link.replaceFirst("Expires=\\d", "Expires=9");
        SANDBOX.links().expireAll();

        assertThat(fetch(link).statusCode()).isEqualTo(403);
        assertThat(fetch(prolonged).statusCode()).isEqualTo(403);
        assertThat(fetch(link(0)).statusCode()).isEqualTo(200);
    }

    private static String name(int candidate) {
        return CANDIDATES.get(candidate).path("resumeFileHandle").path("name").asText();
    }

    private static String link(int candidate) {
        String handle = CANDIDATES
                .get(candidate)
                .path("resumeFileHandle")
                .path("handle")
                .asText();
        return CLIENT.results("file.info", "{'fileHandle': '" + handle + "'}")
                .path("url")
                .asText();
    }

    private static HttpResponse<byte[]> fetch(String link) {
        return Client.send(HttpRequest.newBuilder(URI.create(link)).build());
    }

    private static String pdfText(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
