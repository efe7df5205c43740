package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Which files there are and how they are named to clients. A seeded candidate has at most one file, the résumé, which
 * carries the candidate's number.
 */
public final class Files {

    /** What a résumé file is made as. */
    public enum Format {
        PDF("pdf", "application/pdf"),
        DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        RTF("rtf", "application/rtf"),
        ODT("odt", "application/vnd.oasis.opendocument.text"),
        HTML("html", "text/html; charset=utf-8"),
        TEXT("txt", "text/plain; charset=utf-8"),
        /** A PDF of pictures, without a text layer. */
        SCAN("pdf", "application/pdf");

        private final String extension;
        private final String contentType;

        Format(String extension, String contentType) {
            this.extension = extension;
            this.contentType = contentType;
        }

        public String contentType() {
            return contentType;
        }
    }

    private static final int WITHOUT_RESUME_EVERY = 17;
    private static final int SCAN_EVERY = 97;
    private static final int RARE_EVERY = 29;

    private final Ids ids;
    private final String signature;
    private final boolean any;

    Files(Population population) {
        this.ids = new Ids(population.seed(), Kinds.FILE);
        this.signature = signature(population.seed());
        this.any = population.files();
    }

    /** The ids of the files that a candidate with a number has from the start. */
    ArrayNode seeded(int candidate) {
        boolean without = !any || candidate % WITHOUT_RESUME_EVERY == 11;
        return without ? Json.array() : Json.array().add(ids.of(candidate));
    }

    /** The number of the candidate whose résumé a file is, or -1. */
    public int candidateOf(String fileId) {
        return ids.numberOf(fileId);
    }

    public Format format(int candidate) {
        if (candidate % SCAN_EVERY == 41) {
            return Format.SCAN;
        }
        return switch (candidate % RARE_EVERY) {
            case 3 -> Format.RTF;
            case 8 -> Format.ODT;
            case 14 -> Format.HTML;
            case 20 -> Format.TEXT;
            default -> candidate % 3 == 1 ? Format.DOCX : Format.PDF;
        };
    }

    /** The file's name, as the applicant gave it. */
    public String name(int candidate, String lastName) {
        return "Resume " + lastName + "." + format(candidate).extension;
    }

    /** The opaque handle by which clients ask for a file. */
    public String handle(String fileId, String candidateId) {
        // Ids and signature hold nothing that JSON would escape.
        String handle = "{\"handle\":{\"type\":\"ResumeFile\",\"fileId\":\"" + fileId + "\",\"ownerId\":\""
                + candidateId + "\"},\"signature\":\"" + signature + "\",\"version\":\"1\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(handle.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The id of the file that a handle of ours stands for. */
    public Optional<String> fileOf(String handle) {
        try {
            var tree = Json.MAPPER.readTree(Base64.getUrlDecoder().decode(handle));
            return signature.equals(tree.path("signature").asText())
                    ? Optional.ofNullable(Json.text(tree.path("handle"), "fileId"))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String signature(long seed) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("sandbox file " + seed).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
