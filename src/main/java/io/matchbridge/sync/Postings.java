package io.matchbridge.sync;

import io.matchbridge.connect.AshbyReply;
import java.util.Map;
import org.apache.camel.Variable;

/** What is asked about job postings. Drafts too: a job's text is often on a posting that was never published. */
public final class Postings {

    private static final String UNPUBLISHED = "includeUnpublishedJobPostings";

    private Postings() {}

    public static Map<String, Object> all() {
        return Map.of(UNPUBLISHED, true);
    }

    /** The posting that came, as storable JSON text. */
    public static String text(@Variable("reply") AshbyReply reply) {
        return reply.record();
    }

    public static Map<String, Object> one(@Variable("due") Map<String, Object> due) {
        return Map.of("jobPostingId", due.get("id"), UNPUBLISHED, true);
    }
}
