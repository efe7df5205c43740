package io.matchbridge.scoring.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * How much a stem tells: words that stand in many texts tell little. Counted over a dictionary's definitions, so it is
 * the same for every customer and no candidate's score depends on who else applies.
 */
public final class IdfTable {

    private static final String RESOURCE = "/io/matchbridge/scoring/document-frequencies.tsv.gz";
    private static final String APPLICATION_WORDS = "/io/matchbridge/scoring/application-words.txt";
    /** A dictionary knows few names of products and none of firms: never having seen a word makes it no rarer than this. */
    private static final double MOST = 7;

    private static final float MOST_IN_APPLICATIONS = 1;
    /** A résumé is about as long as twenty definitions. */
    private static final int DEFINITIONS_A_TEXT = 20;

    private final Map<String, Float> weights = new HashMap<>();
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final double unseen;

    private IdfTable(BufferedReader lines, Set<String> applicationStems) throws IOException {
        int documents = Integer.parseInt(lines.readLine());
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int tab = line.indexOf('\t');
            int frequency = Integer.parseInt(line, tab + 1, line.length(), 10);
            weights.put(line.substring(0, tab), (float) Math.min(MOST, weight(frequency, documents)));
            frequencies.put(line.substring(0, tab), frequency);
        }
        unseen = Math.min(MOST, weight(0, documents));
        applicationStems.forEach(
                stem -> weights.merge(stem, MOST_IN_APPLICATIONS, (counted, most) -> Math.min(counted, most)));
    }

    /**
     * The table that the program ships: first the number of documents, then a stem and its count a line; and the list of
     * words that are common in applications though a dictionary seldom uses them.
     */
    public static IdfTable shipped() {
        return Shipped.TABLE;
    }

    /** Read once, when it is first wanted. */
    private static final class Shipped {
        private static final IdfTable TABLE = read();
    }

    private static IdfTable read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(IdfTable.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8))) {
            return new IdfTable(lines, applicationStems());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> applicationStems() throws IOException {
        try (InputStream in = IdfTable.class.getResourceAsStream(APPLICATION_WORDS)) {
            String words = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*$", "");
            return new Stemmer()
                    .stems(words, Language.ENGLISH).stream().map(Stem::stem).collect(Collectors.toSet());
        }
    }

    /** The weight of a stem, 0 or more. Only English is counted: in another language all stems weigh the same. */
    public double idf(String stem, Language language) {
        return language == Language.ENGLISH ? weights.getOrDefault(stem, (float) unseen) : unseen;
    }

    /** In how many definitions a stem stands. */
    public int frequency(String stem) {
        return frequencies.getOrDefault(stem, 0);
    }

    /** −ln of the share of texts, {@value #DEFINITIONS_A_TEXT} definitions long, in which a stem is to be expected. */
    private static double weight(int frequency, int documents) {
        double inOne = (frequency + 0.5) / documents;
        return -Math.log(1 - Math.pow(1 - inOne, DEFINITIONS_A_TEXT));
    }
}
