package io.matchbridge.scoring.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * How much a stem tells: words that stand in many texts tell little. Counted over a dictionary's definitions, so it is
 * the same for every customer and no candidate's score depends on who else applies.
 */
public final class IdfTable {

    private static final String RESOURCE = "/io/matchbridge/scoring/document-frequencies.tsv.gz";
    /** A résumé is about as long as twenty definitions. */
    private static final int DEFINITIONS_A_TEXT = 20;

    private final Map<String, Float> weights = new HashMap<>();
    private final Map<String, Integer> frequencies = new HashMap<>();
    private final double unseen;

    private IdfTable(BufferedReader lines) throws IOException {
        int documents = Integer.parseInt(lines.readLine());
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int tab = line.indexOf('\t');
            int frequency = Integer.parseInt(line, tab + 1, line.length(), 10);
            weights.put(line.substring(0, tab), (float) weight(frequency, documents));
            frequencies.put(line.substring(0, tab), frequency);
        }
        unseen = weight(0, documents);
    }

    /** The table that the program ships: first the number of documents, then a stem and its count a line. */
    public static IdfTable shipped() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(IdfTable.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8))) {
            return new IdfTable(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
