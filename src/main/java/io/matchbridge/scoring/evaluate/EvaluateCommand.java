package io.matchbridge.scoring.evaluate;

import io.matchbridge.scoring.CandidateText;
import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.embedding.Embedder;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.JobFeatures;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;

/** {@code --evaluate DIR [--run FILE]}: how well the score ranks what a company has judged itself. */
public final class EvaluateCommand {

    private static final String USAGE = "usage: --evaluate DIR [--run FILE]";
    private static final int PROGRESS_EVERY = 100;

    private final PrintStream out;
    private final PrintStream err;

    EvaluateCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Runs the command.
     *
     * @param args {@code DIR [--run FILE]}, with or without a leading {@code --evaluate}
     * @return what the program should exit with: 0, or 1 after one line on standard error
     */
    public static int run(String... args) {
        return new EvaluateCommand(System.out, System.err).evaluate(Arrays.asList(args));
    }

    int evaluate(List<String> args) {
        List<String> rest = new ArrayList<>(args);
        rest.remove("--evaluate");
        Path run = null;
        int option = rest.indexOf("--run");
        if (option >= 0 && option + 1 < rest.size()) {
            run = Path.of(rest.get(option + 1));
            rest.subList(option, option + 2).clear();
        }
        if (rest.size() != 1 || rest.get(0).startsWith("--")) {
            err.println(USAGE);
            return 1;
        }
        try (Embedder embedder = new Embedder()) {
            evaluate(Judgements.read(Path.of(rest.get(0))), new MatchScorer(embedder), run);
            return 0;
        } catch (BadInput e) {
            err.println(e.getMessage());
        } catch (IOException e) {
            err.println("cannot write " + run);
        } catch (Exception e) {
            err.println("cannot evaluate: " + e);
        }
        return 1;
    }

    private void evaluate(Judgements judgements, MatchScorer scorer, Path run) throws IOException {
        if (run != null) {
            // Found out before the work, not after it.
            Files.writeString(run, "");
        }
        AtomicInteger read = new AtomicInteger();
        int all = judgements.resumes().size();
        List<CandidateFeatures> candidates = judgements.resumes().values().parallelStream()
                .map(resume -> features(scorer, resume, read, all))
                .toList();
        List<double[]> figures = new ArrayList<>();
        try (Writer lines = run == null ? Writer.nullWriter() : Files.newBufferedWriter(run)) {
            for (Map.Entry<String, JobText> job : judgements.jobs().entrySet()) {
                JobFeatures features = scorer.features(job.getValue());
                double[] scores = candidates.stream()
                        .mapToDouble(candidate -> scorer.rank(features, candidate))
                        .toArray();
                write(lines, job.getKey(), judgements.resumes().keySet(), scores);
                int[] grades = judgements.gradesOf(job.getKey());
                figures.add(new double[] {
                    RankingMetrics.ndcg(scores, grades),
                    RankingMetrics.averagePrecision(scores, grades),
                    RankingMetrics.auc(scores, grades)
                });
            }
        }
        out.printf(Locale.ROOT, "jobs %d, résumés %d%n", judgements.jobs().size(), all);
        out.printf(
                Locale.ROOT,
                "nDCG@10 %.4f%nMAP %.4f%nAUC %.4f%n",
                mean(figures, 0),
                mean(figures, 1),
                mean(figures, 2));
    }

    private CandidateFeatures features(MatchScorer scorer, CandidateText resume, AtomicInteger read, int all) {
        CandidateFeatures features = scorer.features(resume);
        int done = read.incrementAndGet();
        if (done % PROGRESS_EVERY == 0 || done == all) {
            err.println("read " + done + " of " + all + " résumés");
        }
        return features;
    }

    private static void write(Writer lines, String job, Iterable<String> resumes, double[] scores) throws IOException {
        int i = 0;
        for (String resume : resumes) {
            lines.write(job + "\t" + resume + "\t" + String.format(Locale.ROOT, "%.6f", scores[i++]) + "\n");
        }
    }

    /** The mean over the jobs that have it: a job without a match has no nDCG. */
    private static double mean(List<double[]> figures, int column) {
        return figures.stream()
                .flatMapToDouble(figure -> DoubleStream.of(figure[column]))
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }
}
