package io.matchbridge.sandbox.http;

import java.util.Set;

/**
 * A key of the invented account.
 *
 * @param secret what the client sends as user name
 * @param scopes such as {@code candidates:read}
 * @param createdAt ISO 8601
 * @param confidential whether it sees confidential jobs
 * @param privateFields whether it sees private fields and notes
 * @param requestsPerMinute ceiling above which it gets 429; 0 for none
 */
public record ApiKey(
        String secret,
        String title,
        Set<String> scopes,
        String createdAt,
        boolean confidential,
        boolean privateFields,
        int requestsPerMinute) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String toString() {
        return "ApiKey[" + title + "]";
    }
}
