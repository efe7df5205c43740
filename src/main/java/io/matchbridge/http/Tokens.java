package io.matchbridge.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import javax.sql.DataSource;

/** The bearer tokens: one from the settings that may do all, the others in a table. Kept as SHA-256 alone. */
public final class Tokens {

    private static final int BYTES = 32;
    private static final String FIND = """
            update token set last_used_at = now() where sha256 = ?
            returning id, name, role, tenant""";

    private final byte[] adminToken;
    private final DataSource database;

    public Tokens(String adminToken, DataSource database) {
        this.adminToken = sha256(adminToken);
        this.database = database;
    }

    /** A new value, 256 random bits. */
    public static String generate() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return "mb_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    public static byte[] sha256(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whose token this is, compared in constant time; empty when it is nobody's. */
    Optional<Caller> caller(String value) {
        byte[] hash = sha256(value);
        return MessageDigest.isEqual(hash, adminToken)
                ? Optional.of(new Caller("administrator", "administrator", Role.ADMIN, null))
                : stored(hash);
    }

    private Optional<Caller> stored(byte[] hash) {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setBytes(1, hash);
            try (ResultSet row = find.executeQuery()) {
                return row.next()
                        ? Optional.of(new Caller(
                                "token-" + row.getLong(1),
                                row.getString(2),
                                Role.named(row.getString(3)),
                                row.getString(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("tokens cannot be read: SQLSTATE " + e.getSQLState());
        }
    }
}
