package io.matchbridge.scoring;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/**
 * All candidates of a tenant by what is kept of their words, read while they are ranked. Not by the door that other
 * statements take: that one holds all rows in memory, and has bytes sent as hexadecimal text.
 */
final class KeptCandidates {

    private static final int BATCH = 500;
    /** As many batches wait to be ranked at most, some 600 kB each. */
    private static final int MOST_WAITING = 8;

    /** Each reads for a second, and takes a core and some 20 MB: others wait for their turn. */
    private static final int MOST_AT_ONCE = 2;

    private static final String WHO_DID_NOT_APPLY = """
            select f.candidate_id, f.words
            from candidate_features f
            where f.tenant = ? and f.scorer_version = ? and f.words is not null
              and not exists (
                select from application a
                where a.tenant = f.tenant and a.candidate_id = f.candidate_id and a.job_id = ? and a.removed_at is null)""";

    private record Candidate(String id, byte[] words) {}

    private record Ranked(String id, double points) {}

    private final DataSource database;
    private final String scorerVersion;
    private final Semaphore turns = new Semaphore(MOST_AT_ONCE, true);

    /** @param scorerVersion the version that kept features hold for */
    KeptCandidates(DataSource database, String scorerVersion) {
        this.database = database;
        this.scorerVersion = scorerVersion;
    }

    /** The ids of those with the most points who have not applied for the job, best first. */
    List<String> nearest(String tenant, String job, int most, ToDoubleFunction<byte[]> points) throws SQLException {
        turns.acquireUninterruptibly();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false); // else the driver reads all rows at once
            List<CompletableFuture<List<Ranked>>> batches = read(connection, tenant, job, points);
            connection.rollback();
            return batches.stream()
                    .flatMap(batch -> batch.join().stream())
                    .sorted(Comparator.comparingDouble(Ranked::points)
                            .reversed()
                            .thenComparing(Ranked::id))
                    .limit(most)
                    .map(Ranked::id)
                    .toList();
        } finally {
            turns.release();
        }
    }

    private List<CompletableFuture<List<Ranked>>> read(
            Connection connection, String tenant, String job, ToDoubleFunction<byte[]> points) throws SQLException {
        List<CompletableFuture<List<Ranked>>> batches = new ArrayList<>();
        Semaphore waiting = new Semaphore(MOST_WAITING);
        try (PreparedStatement statement = connection.prepareStatement(WHO_DID_NOT_APPLY)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1); // bytes come as bytes
            statement.setFetchSize(BATCH);
            statement.setString(1, tenant);
            statement.setString(2, scorerVersion);
            statement.setString(3, job);
            try (ResultSet rows = statement.executeQuery()) {
                for (List<Candidate> batch = next(rows); !batch.isEmpty(); batch = next(rows)) {
                    batches.add(rank(batch, points, waiting));
                }
            }
        }
        return batches;
    }

    private static List<Candidate> next(ResultSet rows) throws SQLException {
        List<Candidate> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && rows.next()) {
            batch.add(new Candidate(rows.getString(1), rows.getBytes(2)));
        }
        return batch;
    }

    private static CompletableFuture<List<Ranked>> rank(
            List<Candidate> batch, ToDoubleFunction<byte[]> points, Semaphore waiting) {
        waiting.acquireUninterruptibly();
        return CompletableFuture.supplyAsync(() -> {
            try {
                return batch.stream()
                        .map(candidate -> new Ranked(candidate.id, points.applyAsDouble(candidate.words)))
                        .toList();
            } finally {
                waiting.release();
            }
        });
    }
}
