package io.matchbridge.bench;

import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.embedding.Embedder;
import io.matchbridge.scoring.features.JobFeatures;
import io.matchbridge.scoring.features.KeptFeatures;
import io.matchbridge.testing.Reply;
import io.matchbridge.testing.RunningService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.postgresql.PGStatement;

/**
 * How fast all candidates of a tenant are ranked for a job, and how near the answer comes to scoring every one of them. The
 * real service over HTTP, on candidates made by {@link ManyCandidates}.
 *
 * <p>Arguments: candidates (100,000), the shared folder ({@code ../shared}).
 */
public final class RediscoverBenchmark {

    private static final double SECONDS_ALLOWED = 3;
    private static final int JOBS = 5;
    private static final int RUNS = 3;
    private static final int TOP = 50;

    private record Ranked(String id, double points) {}

    private final RunningService service = new RunningService()
            .without("read-candidates-words")
            .without("read-candidates-meaning")
            .without("scoring")
            .without("scoring-meaning");

    private RediscoverBenchmark() {}

    /** Prints times, the ratio and the overlap. */
    public static void main(String[] arguments) throws Exception {
        int candidates = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        Path shared = Path.of(arguments.length > 1 ? arguments[1] : "../shared");
        DevelopmentSet set = DevelopmentSet.all(shared).get(0);
        RediscoverBenchmark bench = new RediscoverBenchmark();
        bench.service.beforeAll(null);
        try (Embedder embedder = new Embedder()) {
            MatchScorer scorer = new MatchScorer(embedder);
            List<JobText> jobs =
                    set.judgements().jobs().values().stream().limit(JOBS).toList();
            ManyCandidates many =
                    new ManyCandidates(scorer, set.judgements().resumes().values());
            many.write(bench.service.database(), candidates, jobs);
            bench.measure(scorer, jobs, candidates);
        }
        bench.service.discard();
        System.exit(0); // pools of the JDK's clients keep the process alive
    }

    private void measure(MatchScorer scorer, List<JobText> jobs, int candidates) throws Exception {
        String memory = memory();
        List<Double> answers = new ArrayList<>();
        double exhaustive = 0;
        int same = 0;
        int sameByWords = 0;
        for (int job = 0; job < jobs.size(); job++) {
            List<String> answered = List.of();
            for (int run = 0; run < RUNS; run++) {
                long start = System.nanoTime();
                answered = ask(job);
                double seconds = (System.nanoTime() - start) / 1e9;
                print("job %d, run %d: the answer took %.2f s%n", job, run, seconds);
                if (job > 0 || run > 0) {
                    answers.add(seconds);
                }
            }
            long start = System.nanoTime();
            JobFeatures features = scorer.features(jobs.get(job));
            List<String> all = top(job, (words, meaning) -> scorer.rank(features, KeptFeatures.read(words, meaning)));
            exhaustive += (System.nanoTime() - start) / 1e9 / jobs.size();
            JobFeatures words = new MatchScorer().features(jobs.get(job));
            same += shared(answered, all);
            sameByWords += shared(top(job, (bytes, none) -> scorer.rank(words, KeptFeatures.read(bytes))), all);
        }
        answers.sort(Comparator.naturalOrder());
        double median = answers.get(answers.size() / 2);
        double most = answers.get(answers.size() - 1);
        print(
                "%,d candidates, warm: median %.2f s, slowest %.2f s; allowed %.0f s; ratio %.2f%n",
                candidates, median, most, SECONDS_ALLOWED, most / SECONDS_ALLOWED);
        print(
                "scoring every one from what is kept, on one core: %.2f s; an answer takes %.2f of that%n",
                exhaustive, median / exhaustive);
        print(
                "of the best %d by scoring every one, the answer has %.1f %%, ranking by words alone %.1f %%%n",
                TOP, 100.0 * same / TOP / jobs.size(), 100.0 * sameByWords / TOP / jobs.size());
        print("resident before %s, after %s%n", memory, memory());
    }

    private List<String> ask(int job) {
        Reply reply = service.call("GET", "/api/connections/acme/jobs/j" + job + "/rediscover?limit=" + TOP, null);
        if (reply.status() != 200) {
            throw new IllegalStateException("no answer: " + reply.status());
        }
        List<String> ids = new ArrayList<>();
        reply.json()
                .path("items")
                .forEach(item -> ids.add(item.at("/candidate/id").asText()));
        if (ids.size() != TOP) {
            throw new IllegalStateException("an answer of " + ids.size() + " people");
        }
        return ids;
    }

    /** Points from the words and, where it is kept, the meaning of a candidate. */
    private interface Points {

        double of(byte[] words, byte[] meaning);
    }

    private List<String> top(int job, Points points) throws SQLException {
        List<Ranked> all = new ArrayList<>();
        try (Connection connection = service.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select candidate_id, words, meaning from candidate_features f where tenant = 'acme' and not exists"
                                + " (select from application a where a.tenant = 'acme' and a.candidate_id = f.candidate_id"
                                + " and a.job_id = ?)")) {
            connection.setAutoCommit(false);
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            statement.setFetchSize(500);
            statement.setString(1, "j" + job);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(new Ranked(rows.getString(1), points.of(rows.getBytes(2), rows.getBytes(3))));
                }
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return all.stream()
                .sorted(Comparator.comparingDouble(Ranked::points).reversed().thenComparing(Ranked::id))
                .limit(TOP)
                .map(Ranked::id)
                .toList();
    }

    private static int shared(List<String> some, List<String> others) {
        Set<String> both = new LinkedHashSet<>(some);
        both.retainAll(others);
        return both.size();
    }

    private static String memory() throws Exception {
        return String.join(
                ", ",
                Files.readAllLines(Path.of("/proc/self/status")).stream()
                        .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
                        .map(line -> line.replaceAll("\\s+", " "))
                        .toList());
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }
}
