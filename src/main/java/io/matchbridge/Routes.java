package io.matchbridge;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.stream.Collectors;

/**
 * Where the routes and their statements are: the folder in the working directory when there is one, else what is packed with
 * the program.
 *
 * @param root    what stands before the name of a statement
 * @param pattern the route files, as Camel takes them
 */
record Routes(String root, String pattern) {

    private static final String FOLDER = "routes";
    private static final String ANY = "/**/*.camel.yaml";
    private static final String ROUTE = ".camel.yaml";

    static Routes find() throws IOException {
        if (Files.isDirectory(Path.of(FOLDER))) {
            return new Routes("file:" + FOLDER, "file:" + FOLDER + ANY);
        }
        URL packed = Routes.class.getResource("/" + FOLDER + "/errors.camel.yaml");
        return packed.openConnection() instanceof JarURLConnection jar
                ? new Routes("classpath:" + FOLDER, packed(jar))
                : new Routes("classpath:" + FOLDER, "classpath:" + FOLDER + ANY);
    }

    /** Each by its name: Camel finds files in a jar's folders by a pattern, but then forgets the folder. */
    private static String packed(JarURLConnection jar) throws IOException {
        return jar.getJarFile().stream()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(FOLDER + "/") && name.endsWith(ROUTE))
                .sorted()
                .map(name -> "classpath:" + name)
                .collect(Collectors.joining(","));
    }
}
