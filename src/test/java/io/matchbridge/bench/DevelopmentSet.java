package io.matchbridge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.evaluate.BadInput;
import io.matchbridge.scoring.evaluate.Judgements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of judged pairs to develop on.
 *
 * @param name its folder, with {@code +req} where the requirements kept apart were added to the description
 * @param judgements jobs, résumés and grades
 */
record DevelopmentSet(String name, Judgements judgements) {

    private static final List<String> FOLDERS = List.of("category-en", "constructed-en", "human-ro");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each set as it is, and where jobs keep requirements apart once more with them in the description. */
    static List<DevelopmentSet> all(Path shared) throws IOException, BadInput {
        List<DevelopmentSet> sets = new ArrayList<>();
        for (String folder : FOLDERS) {
            Path path = shared.resolve("scoring-dev").resolve(folder);
            Judgements whole = Judgements.read(path);
            Map<String, JobText> plain = withoutRequirements(path.resolve("jobs.jsonl"));
            sets.add(new DevelopmentSet(folder, new Judgements(plain, whole.resumes(), whole.grades())));
            if (!plain.equals(whole.jobs())) {
                sets.add(new DevelopmentSet(folder + "+req", whole));
            }
        }
        return sets;
    }

    boolean english() {
        return !name.startsWith("human-ro");
    }

    private static Map<String, JobText> withoutRequirements(Path file) throws IOException {
        Map<String, JobText> jobs = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode job = JSON.readTree(line);
            jobs.put(
                    job.get("id").asText(),
                    new JobText(
                            job.get("title").asText(), job.get("description").asText()));
        }
        return jobs;
    }
}
