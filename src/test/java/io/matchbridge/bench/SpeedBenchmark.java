package io.matchbridge.bench;

import io.matchbridge.scoring.CandidateText;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.embedding.Embedder;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.JobFeatures;
import io.matchbridge.scoring.features.KeptFeatures;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How fast the score is: reading and embedding résumés, and ranking many candidates for a job from kept features. */
public final class SpeedBenchmark {

    private static final int RESUMES = 500;
    private static final int CANDIDATES = 100_000;

    private SpeedBenchmark() {}

    /** @param args the shared folder, {@code ../shared} if none */
    public static void main(String[] args) throws Exception {
        DevelopmentSet set = DevelopmentSet.all(Path.of(args.length > 0 ? args[0] : "../shared"))
                .get(0);
        List<CandidateText> texts =
                set.judgements().resumes().values().stream().limit(RESUMES).toList();
        MatchScorer byWords = new MatchScorer();
        byWords.features(texts.get(0));
        Watch watch = new Watch();
        texts.parallelStream().forEach(byWords::features);
        watch.print("résumés read by words", texts.size());
        try (Embedder embedder = new Embedder()) {
            MatchScorer scorer = new MatchScorer(embedder);
            embedder.embed("warm");
            watch = new Watch();
            List<Kept> kept =
                    texts.parallelStream().map(scorer::features).map(Kept::of).toList();
            double seconds = watch.print("résumés read and embedded", texts.size());
            System.out.printf(
                    Locale.ROOT,
                    "10,000 résumés would take two cores to themselves %.1f minutes%n",
                    seconds / 2 / texts.size() * 10_000 / 60);
            System.out.printf(
                    Locale.ROOT,
                    "kept features: %.1f kB a candidate%n",
                    kept.stream().mapToInt(Kept::bytes).average().orElse(0) / 1024);
            rank(set, scorer, kept);
        }
        System.out.println(Files.readString(Path.of("/proc/self/status"))
                .lines()
                .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
                .toList());
    }

    private static void rank(DevelopmentSet set, MatchScorer scorer, List<Kept> kept) {
        JobFeatures job =
                scorer.features(set.judgements().jobs().values().iterator().next());
        for (int run = 0; run < 3; run++) {
            Watch watch = new Watch();
            double best = IntStream.range(0, CANDIDATES)
                    .parallel()
                    .mapToDouble(i -> scorer.rank(job, kept.get(i % kept.size()).read()))
                    .max()
                    .orElseThrow();
            watch.print("candidates ranked for one job, run " + run + ", best " + Math.round(best), CANDIDATES);
        }
        CandidateFeatures one = kept.get(0).read();
        Watch watch = new Watch();
        double sum = 0;
        for (int i = 0; i < CANDIDATES; i++) {
            sum += scorer.rank(job, one);
        }
        watch.print("pairs scored by one thread, sum " + Math.round(sum), CANDIDATES);
    }

    private record Kept(byte[] words, byte[] meaning) {

        static Kept of(CandidateFeatures features) {
            return new Kept(KeptFeatures.words(features), KeptFeatures.meaning(features));
        }

        CandidateFeatures read() {
            return KeptFeatures.read(words, meaning);
        }

        int bytes() {
            return words.length + meaning.length;
        }
    }

    /** Wall clock and, as the machine may have other work, processor time. */
    private static final class Watch {

        private final long start = System.nanoTime();
        private final long processorStart = processor();

        /** Prints, and returns the processor's seconds. */
        double print(String what, int count) {
            double seconds = (System.nanoTime() - start) / 1e9;
            double processor = (processor() - processorStart) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d in %.2f s; processor %.2f s, %.4f ms each%n",
                    what,
                    count,
                    seconds,
                    processor,
                    1000 * processor / count);
            return processor;
        }

        private static long processor() {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }
    }
}
