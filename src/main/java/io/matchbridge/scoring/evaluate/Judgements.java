package io.matchbridge.scoring.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.scoring.CandidateText;
import io.matchbridge.scoring.JobText;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Jobs, résumés, and which fit which according to people.
 *
 * @param jobs by id, in the file's order
 * @param resumes by id, in the file's order
 * @param grades by job and résumé; pairs that are not there have grade 0
 */
public record Judgements(
        Map<String, JobText> jobs, Map<String, CandidateText> resumes, Map<String, Map<String, Integer>> grades) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * Reads {@code jobs.jsonl}, {@code resumes.jsonl} and {@code qrels.tsv} of a folder. A job may have, besides id, title
     * and description, a list of texts called {@code requirements}; a résumé, besides id and text, the person's role as
     * {@code title}.
     */
    public static Judgements read(Path folder) throws BadInput {
        Map<String, JobText> jobs = new LinkedHashMap<>();
        Path jobFile = folder.resolve("jobs.jsonl");
        eachLine(jobFile, (line, number) -> {
            JsonNode job = object(line, jobFile, number);
            String id = text(job, "id", jobFile, number);
            putOnce(
                    jobs,
                    id,
                    new JobText(
                            text(job, "title", jobFile, number),
                            text(job, "description", jobFile, number) + requirements(job, jobFile, number)),
                    jobFile,
                    number);
        });
        Map<String, CandidateText> resumes = new LinkedHashMap<>();
        Path resumeFile = folder.resolve("resumes.jsonl");
        eachLine(resumeFile, (line, number) -> {
            JsonNode resume = object(line, resumeFile, number);
            String id = text(resume, "id", resumeFile, number);
            CandidateText candidate = new CandidateText(
                    "", resume.path("title").asText(), List.of(), text(resume, "text", resumeFile, number), List.of());
            putOnce(resumes, id, candidate, resumeFile, number);
        });
        Map<String, Map<String, Integer>> grades = new HashMap<>();
        Path gradeFile = folder.resolve("qrels.tsv");
        eachLine(gradeFile, (line, number) -> {
            String[] columns = line.split("\t", -1);
            if (columns.length != 3) {
                throw bad(gradeFile, number, "is not job, résumé and grade, parted by tabs");
            }
            if (!jobs.containsKey(columns[0])) {
                throw bad(gradeFile, number, "names a job that is not in jobs.jsonl");
            }
            if (!resumes.containsKey(columns[1])) {
                throw bad(gradeFile, number, "names a résumé that is not in resumes.jsonl");
            }
            grades.computeIfAbsent(columns[0], job -> new HashMap<>())
                    .put(columns[1], grade(columns[2].strip(), gradeFile, number));
        });
        if (jobs.isEmpty() || resumes.isEmpty()) {
            throw new BadInput((jobs.isEmpty() ? jobFile : resumeFile) + " is empty");
        }
        return new Judgements(jobs, resumes, grades);
    }

    /** Where a job keeps its requirements apart, they are read as a posting would list them. */
    private static String requirements(JsonNode job, Path file, int number) throws BadInput {
        StringBuilder lines = new StringBuilder();
        for (JsonNode line : job.path("requirements")) {
            if (!line.isTextual()) {
                throw bad(file, number, "has requirements that are no list of texts");
            }
            lines.append(lines.isEmpty() ? "\n\nRequirements:\n- " : "\n- ").append(line.asText());
        }
        return lines.toString();
    }

    /** The grades of a job in the order of the résumés. */
    public int[] gradesOf(String job) {
        Map<String, Integer> own = grades.getOrDefault(job, Map.of());
        return resumes.keySet().stream()
                .mapToInt(resume -> own.getOrDefault(resume, 0))
                .toArray();
    }

    private interface LineReader {
        void read(String line, int number) throws BadInput;
    }

    private static void eachLine(Path file, LineReader reader) throws BadInput {
        List<String> lines = new ArrayList<>();
        try {
            lines.addAll(Files.readAllLines(file));
        } catch (NoSuchFileException e) {
            throw new BadInput(file + " is not there");
        } catch (MalformedInputException e) {
            throw new BadInput(file + " is not UTF-8");
        } catch (IOException e) {
            throw new BadInput(file + " cannot be read");
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                reader.read(lines.get(i), i + 1);
            }
        }
    }

    private static JsonNode object(String line, Path file, int number) throws BadInput {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException e) {
            throw bad(file, number, "is no JSON");
        }
        throw bad(file, number, "is no JSON object");
    }

    private static String text(JsonNode node, String member, Path file, int number) throws BadInput {
        JsonNode value = node.path(member);
        if (!value.isTextual() || member.equals("id") && !value.asText().matches("[^\\t\\n\\r]+")) {
            throw bad(file, number, "has no text “" + member + "”");
        }
        return value.asText();
    }

    private static int grade(String text, Path file, int number) throws BadInput {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw bad(file, number, "has a grade that is no whole number");
        }
    }

    private static <T> void putOnce(Map<String, T> map, String id, T value, Path file, int number) throws BadInput {
        if (map.putIfAbsent(id, value) != null) {
            throw bad(file, number, "repeats the id of a line above");
        }
    }

    private static BadInput bad(Path file, int number, String what) {
        return new BadInput(file + ", line " + number + ": " + what);
    }
}
