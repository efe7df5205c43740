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
            Judgements plain = Judgements.read(path);
            sets.add(new DevelopmentSet(folder, plain));
            Map<String, JobText> jobs = withRequirements(path.resolve("jobs.jsonl"));
            if (!jobs.equals(plain.jobs())) {
                sets.add(new DevelopmentSet(folder + "+req", new Judgements(jobs, plain.resumes(), plain.grades())));
            }
        }
        return sets;
    }

    boolean english() {
        return !name.startsWith("human-ro");
    }

    private static Map<String, JobText> withRequirements(Path file) throws IOException {
        Map<String, JobText> jobs = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode job = JSON.readTree(line);
            StringBuilder text = new StringBuilder(job.get("description").asText());
            if (!job.path("requirements").isEmpty()) {
                text.append("\n\nRequirements:\n");
                job.get("requirements")
                        .forEach(item -> text.append("- ").append(item.asText()).append('\n'));
            }
            jobs.put(job.get("id").asText(), new JobText(job.get("title").asText(), text.toString()));
        }
        return jobs;
    }
}
