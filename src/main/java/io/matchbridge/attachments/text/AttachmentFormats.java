package io.matchbridge.attachments.text;

import java.io.IOException;
import org.apache.poi.openxml4j.util.ZipInputStreamZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.util.IOUtils;

/** Reads one file in the child: decides its format, has it read, and puts every failure into a finding. */
final class AttachmentFormats {

    private static final int MEGABYTE = 1 << 20;
    private static final long LONGEST_PART = 64L * MEGABYTE;

    private AttachmentFormats() {}

    static Answer read(Request request, int outputCap) {
        BoundedText text = new BoundedText(outputCap);
        Finding finding;
        try {
            finding = read(request, text);
        } catch (BoundedText.Full full) {
            finding = Finding.CUT;
        } catch (Unreadable e) {
            finding = e.finding();
        } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
            finding = saysBomb(e) ? Finding.BOMB : Finding.DAMAGED;
        }
        return new Answer(finding, text.toString());
    }

    private static Finding read(Request request, BoundedText text) throws IOException {
        byte[] content = request.content();
        Finding finding = switch (FileKind.of(request)) {
            case PDF -> PdfText.read(content, text);
            case DOCX -> WordText.read(content, text);
            case ODT -> OpenDocumentText.read(content, text);
            case RTF -> RichText.read(content, text);
            case HTML -> WebPageText.read(content, text);
            case PLAIN -> PlainText.read(content, text);
            case PICTURE -> Finding.PICTURE;
            case OLD_WORD -> Finding.OLD_WORD;
            case LOCKED_OFFICE -> Finding.PASSWORD;
            case MISNAMED -> Finding.MISNAMED;
            case OTHER -> Finding.OTHER_FORMAT;
        };
        boolean nothing = text.toString().isBlank();
        return finding.withoutText().state() == ReadText.State.READ && nothing ? Finding.NOTHING_WRITTEN : finding;
    }

    /** POI tells its guard against bombs by words alone. */
    private static boolean saysBomb(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("Zip bomb")) {
                return true;
            }
        }
        return false;
    }

    /** Sets POI's limits, which are static: the child is theirs alone. */
    static void limitUnpacking() {
        ZipSecureFile.setMinInflateRatio(0.005);
        ZipSecureFile.setMaxEntrySize(LONGEST_PART);
        ZipSecureFile.setMaxTextSize(LONGEST_PART);
        ZipSecureFile.setMaxFileCount(2_000);
        ZipInputStreamZipEntrySource.setThresholdBytesForTempFiles(MEGABYTE);
        IOUtils.setByteArrayMaxOverride((int) LONGEST_PART);
    }
}
