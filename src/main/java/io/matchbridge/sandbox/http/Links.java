package io.matchbridge.sandbox.http;

import io.matchbridge.sandbox.world.Scramble;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Signed paths to files that are good for a while. */
public final class Links {

    private final long salt;
    private final Clock clock;
    private final Duration lifetime;
    private volatile long expiredUntil;

    Links(long seed, Clock clock, Duration lifetime) {
        this.salt = Scramble.mix(seed ^ 0xF11E);
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** From now on every link given out so far is refused. */
    public void expireAll() {
        expiredUntil = clock.millis() + lifetime.toMillis();
    }

    String path(String fileId) {
        long expires = Math.max(clock.millis() + lifetime.toMillis(), expiredUntil + 1);
        return "/files/" + fileId + "?Expires=" + expires + "&Signature=" + signature(fileId, expires);
    }

    /** Whether a link with these parts is one of ours and still good. */
    boolean isGood(String fileId, Optional<String> expires, Optional<String> signature) {
        try {
            long until = Long.parseLong(expires.orElse(""));
            return until > clock.millis()
                    && until > expiredUntil
                    && signature(fileId, until).equals(signature.orElse(""));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String signature(String fileId, long expires) {
        return Long.toHexString(Scramble.mix(Scramble.mix(salt ^ fileId.hashCode()) ^ expires));
    }
}
