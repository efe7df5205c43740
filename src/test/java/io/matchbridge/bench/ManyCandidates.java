package io.matchbridge.bench;

import io.matchbridge.scoring.CandidateText;
import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.MatchScorer;
import io.matchbridge.scoring.embedding.Embedding;
import io.matchbridge.scoring.features.CandidateFeatures;
import io.matchbridge.scoring.features.CandidateFeatures.PositionStems;
import io.matchbridge.scoring.features.KeptFeatures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Many different candidates from few résumés: the sentences of two are mixed, and read as any résumé is. Their meaning is
 * mixed in the same proportion, with noise, as 100,000 texts would take an hour to embed. One in twenty applied for each job.
 */
final class ManyCandidates {

    private static final int SOURCES = 300;
    private static final int BATCH = 500;
    private static final int ONE_APPLIED_OF = 20;
    private static final double SHARE_OF_FIRST = 0.75;
    private static final double SHARE_OF_SECOND = 0.25;
    /** Beside dimensions of some 20 on average. */
    private static final double NOISE = 6;

    private record Source(List<String> sentences, CandidateFeatures features) {

        List<Embedding> roles() {
            return Stream.concat(
                            features.headlineEmbedding().stream(),
                            features.positions().stream().flatMap(position -> position.meaning().stream()))
                    .toList();
        }
    }

    private record Made(String text, CandidateFeatures features) {}

    private final MatchScorer words = new MatchScorer();
    private final MatchScorer scorer;
    private final List<Source> sources;

    ManyCandidates(MatchScorer scorer, Collection<CandidateText> resumes) {
        this.scorer = scorer;
        this.sources = resumes.stream().limit(SOURCES).toList().parallelStream()
                .map(resume -> new Source(List.of(resume.resume().split("(?<=[.\\n])\\s+")), scorer.features(resume)))
                .toList();
    }

    /** Writes a tenant {@code acme} with these jobs, {@code j0} and so on. */
    void write(DataSource database, int candidates, List<JobText> jobs) throws SQLException {
        writeJobs(database, jobs);
        IntStream.range(0, (candidates + BATCH - 1) / BATCH).parallel().forEach(batch -> {
            int from = batch * BATCH;
            write(database, from, Math.min(candidates, from + BATCH), jobs.size());
        });
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    private void writeJobs(DataSource database, List<JobText> jobs) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement job = connection.prepareStatement(
                        "insert into job (tenant, id, title, status, raw, hash) values ('acme', ?, ?, 'Open', '{}', 0)");
                PreparedStatement posting = connection.prepareStatement(
                        "insert into job_posting (tenant, id, job_id, title, description, listed, raw, hash)"
                                + " values ('acme', ?, ?, ?, ?, true, '{}', 0)")) {
            for (int i = 0; i < jobs.size(); i++) {
                run(job, "j" + i, jobs.get(i).title());
                run(posting, "p" + i, "j" + i, jobs.get(i).title(), jobs.get(i).description());
            }
        }
    }

    private void write(DataSource database, int from, int to, int jobs) {
        try (Connection connection = database.getConnection();
                PreparedStatement candidate = connection.prepareStatement(
                        "insert into candidate (tenant, id, name, raw, hash) values ('acme', ?, ?, ?, 0)");
                PreparedStatement attachment = connection.prepareStatement(
                        "insert into attachment (tenant, id, candidate_id, handle, is_resume, state, resume_text, stored_at)"
                                + " values ('acme', ?, ?, 'h', true, 'stored', ?, now())");
                PreparedStatement features = connection.prepareStatement(
                        "insert into candidate_features (tenant, candidate_id, read_version, scorer_version, words, has_meaning, meaning)"
                                + " values ('acme', ?, 1, ?, ?, ?, ?)");
                PreparedStatement application =
                        connection.prepareStatement("insert into application (tenant, id, candidate_id, job_id, status,"
                                + " raw, hash, scored_version, first_scored_version)"
                                + " values ('acme', ?, ?, ?, 'Archived', '{}', 0, 1, 1)")) {
            connection.setAutoCommit(false);
            for (int i = from; i < to; i++) {
                Random random = new Random(i);
                Made made = make(random);
                String id = "candidate-" + i + "-" + Integer.toHexString(random.nextInt());
                add(candidate, id, "Candidate " + i, "{\"filler\": \"" + "-".repeat(1000) + "\"}");
                add(attachment, "f" + i, id, made.text);
                byte[] meaning = MatchScorer.hasMeaning(made.features) ? KeptFeatures.meaning(made.features) : null;
                add(
                        features,
                        id,
                        scorer.identity().version(),
                        KeptFeatures.words(made.features),
                        MatchScorer.hasMeaning(made.features),
                        meaning);
                for (int job = 0; job < jobs; job++) {
                    if (random.nextInt(ONE_APPLIED_OF) == 0) {
                        add(application, "a" + i + "-" + job, id, "j" + job);
                    }
                }
            }
            candidate.executeBatch();
            attachment.executeBatch();
            features.executeBatch();
            application.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Made make(Random random) {
        Source first = sources.get(random.nextInt(sources.size()));
        Source second = sources.get(random.nextInt(sources.size()));
        StringBuilder text = new StringBuilder();
        first.sentences.stream()
                .filter(sentence -> random.nextDouble() < SHARE_OF_FIRST)
                .forEach(sentence -> text.append(sentence).append('\n'));
        second.sentences.stream()
                .filter(sentence -> random.nextDouble() < SHARE_OF_SECOND)
                .forEach(sentence -> text.append(sentence).append('\n'));
        String resume = text.toString();
        CandidateFeatures byWords = words.features(new CandidateText("", "", List.of(), resume, List.of()));
        return new Made(resume, withMeaning(byWords, first, second, random));
    }

    private static CandidateFeatures withMeaning(
            CandidateFeatures byWords, Source first, Source second, Random random) {
        List<Embedding> roles = first.roles();
        List<PositionStems> positions = new ArrayList<>();
        for (PositionStems position : byWords.positions()) {
            boolean isEmbedded = positions.size() < roles.size() && positions.size() < 4;
            positions.add(new PositionStems(
                    position.title(),
                    position.firstMonth(),
                    position.lastMonth(),
                    isEmbedded
                            ? Optional.of(
                                    mixed(roles.get(positions.size()), roles.get(random.nextInt(roles.size())), random))
                            : Optional.empty()));
        }
        Optional<Embedding> text = first.features.textEmbedding();
        return new CandidateFeatures(
                byWords.hash(),
                byWords.language(),
                byWords.words(),
                byWords.stems(),
                byWords.length(),
                byWords.vocabularyNorm(),
                byWords.headline(),
                positions,
                byWords.skills(),
                text.map(of -> mixed(of, second.features.textEmbedding().orElse(of), random)),
                first.features.headlineEmbedding().map(of -> mixed(of, of, random)));
    }

    private static Embedding mixed(Embedding first, Embedding second, Random random) {
        byte[] mixed = new byte[first.bytes().length];
        for (int i = 0; i < mixed.length; i++) {
            double value = SHARE_OF_FIRST * first.bytes()[i]
                    + SHARE_OF_SECOND * second.bytes()[i]
                    + NOISE * random.nextGaussian();
            mixed[i] = (byte) Math.max(-127, Math.min(127, Math.round(value)));
        }
        return new Embedding(mixed);
    }

    private static void add(PreparedStatement statement, Object... values) throws SQLException {
        set(statement, values);
        statement.addBatch();
    }

    private static void run(PreparedStatement statement, Object... values) throws SQLException {
        set(statement, values);
        statement.executeUpdate();
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
