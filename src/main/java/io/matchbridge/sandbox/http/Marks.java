package io.matchbridge.sandbox.http;

import io.matchbridge.sandbox.world.Scramble;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes and reads cursors and sync tokens. Both are opaque to clients and carry all that is needed, so nothing is kept
 * for them; each one given out is different, and all those given out so far can be made to expire.
 */
public final class Marks {

    private static final String EVERY_ENDPOINT = "*";

    private final long salt;
    private final AtomicLong given = new AtomicLong();
    private final Map<String, Long> expiredTokens = new ConcurrentHashMap<>();
    private volatile long expiredCursors;

    Marks(long seed) {
        this.salt = Scramble.mix(seed ^ 0x5EED);
    }

    /** From now on every cursor given out so far is answered with {@code next_cursor_expired}. */
    public void expireCursors() {
        expiredCursors = given.get();
    }

    /** From now on every sync token that an endpoint ({@code *}: any) gave out so far has expired. */
    public void expireTokens(String endpoint) {
        expiredTokens.put(endpoint, given.get());
    }

    String cursor(Mark mark, long filters) {
        long nonce = given.incrementAndGet();
        long[] words = {mark.since(), mark.until(), mark.position(), mark.page(), filters};
        return encode(nonce, words);
    }

    Mark markOf(String cursor, long filters) {
        long[] words = decode(cursor, 5);
        if (words == null || words[5] != filters) {
            throw Refusal.of("invalid_next_cursor", "The cursor is invalid.");
        }
        if (words[0] <= expiredCursors) {
            throw Refusal.of("next_cursor_expired", "The cursor has expired. Start over without it.");
        }
        return new Mark(words[1], words[2], words[3], (int) words[4]);
    }

    String token(long change, String endpoint, long filters) {
        return encode(given.incrementAndGet(), new long[] {change ^ filters});
    }

    /** The change that a token stands for. */
    long changeOf(String token, String endpoint, long filters) {
        long[] words = decode(token, 1);
        long change = words == null ? -1 : words[1] ^ filters;
        if (change < 0 || change > Integer.MAX_VALUE) {
            throw Refusal.of("sync_token_invalid", "The sync token is invalid.");
        }
        long expired =
                Math.max(expiredTokens.getOrDefault(EVERY_ENDPOINT, 0L), expiredTokens.getOrDefault(endpoint, 0L));
        if (words[0] <= expired) {
            throw Refusal.of("sync_token_expired", "The sync token has expired. Do a full sync.");
        }
        return change;
    }

    private String encode(long nonce, long[] words) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 8 * words.length).putInt((int) (nonce ^ salt));
        long mask = nonce ^ salt;
        for (long word : words) {
            mask = Scramble.mix(mask);
            bytes.putLong(word ^ mask);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The nonce and the words, or null when the text is none of ours. */
    private long[] decode(String text, int count) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
        if (bytes.length != 4 + 8 * count) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long[] words = new long[count + 1];
        words[0] = (buffer.getInt() ^ (int) salt) & 0xFFFFFFFFL;
        if (words[0] == 0 || words[0] > given.get()) {
            return null;
        }
        long mask = words[0] ^ salt;
        for (int i = 1; i <= count; i++) {
            mask = Scramble.mix(mask);
            words[i] = buffer.getLong() ^ mask;
        }
        return words;
    }
}
