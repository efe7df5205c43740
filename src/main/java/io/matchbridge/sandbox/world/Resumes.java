package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Résumés of the seeded people, as text and as the file that they sent. Made when asked for; the last ones are kept. */
public final class Resumes {

    private static final int KEPT = 256;

    private final long seed;
    private final Company company;
    private final People people;
    private final Files files;
    private final Map<Integer, byte[]> documents = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > KEPT;
        }
    });

    Resumes(long seed, Company company, People people, Files files) {
        this.seed = seed;
        this.company = company;
        this.people = people;
        this.files = files;
    }

    /** What the résumé of the candidate with a number says. */
    public Resume of(int candidate) {
        Person person = people.person(candidate);
        JsonNode city = company.part("cities").path(person.city());
        List<String> languages = new ArrayList<>();
        company.part("languages").forEach(language -> languages.add(language.asText()));
        SplittableRandom dice = Scramble.dice(seed, "resume", candidate);
        return Resume.of(
                person,
                city.path(0).asText() + ", " + city.path(2).asText(),
                dice,
                languages.subList(1, languages.size()));
    }

    /** The file that the candidate with a number sent, in the format that {@link Files#format} says. */
    public byte[] document(int candidate) {
        byte[] kept = documents.get(candidate);
        if (kept == null) {
            kept = Document.of(of(candidate), files.format(candidate));
            documents.put(candidate, kept);
        }
        return kept;
    }
}
