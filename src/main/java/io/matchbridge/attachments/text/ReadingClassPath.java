package io.matchbridge.attachments.text;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of a child: the few jars that reading takes, asked of the classes themselves. So it is right whoever
 * loaded them: {@code java -jar} with a manifest, Maven's own class loader, or a test runner.
 */
final class ReadingClassPath {

    /** One class of each jar. */
    private static final String[] ONE_OF_EACH = {
        "io.matchbridge.attachments.text.ReadingMain",
        "org.apache.pdfbox.pdmodel.PDDocument",
        "org.apache.pdfbox.io.RandomAccessRead",
        "org.apache.fontbox.FontBoxFont",
        "org.apache.commons.logging.LogFactory",
        "org.apache.poi.openxml4j.opc.OPCPackage",
        "org.apache.poi.util.IOUtils",
        "org.apache.xmlbeans.XmlObject",
        "org.apache.commons.compress.archivers.zip.ZipFile",
        "org.apache.commons.io.IOUtils",
        "org.apache.commons.codec.binary.Hex",
        "org.apache.commons.lang3.StringUtils",
        "org.apache.logging.log4j.Logger",
        "org.jsoup.Jsoup",
    };

    private ReadingClassPath() {}

    static String asArgument() {
        return Stream.of(ONE_OF_EACH)
                .map(ReadingClassPath::placeOf)
                .distinct()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path placeOf(String className) {
        try {
            Class<?> found = Class.forName(className, false, ReadingClassPath.class.getClassLoader());
            return Path.of(found.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException("the jar that holds " + className + " was not found", e);
        }
    }
}
