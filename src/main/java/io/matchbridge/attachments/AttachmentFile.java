package io.matchbridge.attachments;

/**
 * A file that was fetched and read.
 *
 * @param sha256 of the content, in hexadecimal
 * @param state  stored, or unreadable when no text was found in it
 * @param text   what was found, empty when nothing was
 * @param reason why no text was found, empty when it was
 */
public record AttachmentFile(
        byte[] content, String contentType, String sha256, String state, String text, String reason) {

    public long bytes() {
        return content.length;
    }

    @Override
    public String toString() {
        return "AttachmentFile[" + content.length + " bytes]";
    }
}
