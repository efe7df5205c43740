package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.pushback.PushBackPlan.Planned;
import io.matchbridge.pushback.PushBackSettings.ObjectType;
import io.matchbridge.pushback.Subject.Application;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which notes are worth reading: one per application and material change, and at most one a day. */
final class NotesPlan {

    /** A score that moved by so much is worth a note, though its band is the same. */
    private static final int MATERIAL = 10;

    /** At most one note per application in this time. */
    private static final Duration BETWEEN_NOTES = Duration.ofDays(1);

    private final boolean isPrivate;
    private final EvidenceLink link;

    NotesPlan(boolean isPrivate, EvidenceLink link) {
        this.isPrivate = isPrivate;
        this.link = link;
    }

    Planned of(Subject subject, Instant now) {
        List<Write> writes = new ArrayList<>();
        Instant again = null;
        for (Application application : subject.applications()) {
            Written ours = application.object().written().get(AshbyObject.NOTE);
            if (!isWorthANote(application.scored(), ours)) {
                continue;
            }
            Instant may = ours == null || StandingValue.isNone(ours.value())
                    ? now
                    : ours.at().plus(BETWEEN_NOTES);
            if (may.isAfter(now)) {
                again = again == null || may.isBefore(again) ? may : again;
            } else {
                writes.add(note(subject, application));
            }
        }
        return new Planned(writes, again);
    }

    private static boolean isWorthANote(Scored scored, Written ours) {
        return ours == null
                || !ours.withholds(scored.score())
                        && isMaterial(scored, ours.value())
                        && isMaterial(scored, ours.refused());
    }

    private static boolean isMaterial(Scored scored, JsonNode last) {
        return StandingValue.isNone(last)
                || !scored.band().equals(last.path("band").asText())
                || Math.abs(scored.score() - last.path("score").asInt()) >= MATERIAL;
    }

    private Write note(Subject subject, Application application) {
        Scored scored = application.scored();
        String id = application.object().id();
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put("html", NoteText.html(scored, application.jobTitle(), link.to(id)))
                .put("private", isPrivate)
                .put("score", scored.score())
                .put("band", scored.band());
        return new Write(
                Write.NOTE,
                ObjectType.CANDIDATE.json(),
                subject.candidate().id(),
                subject.candidate().id(),
                id,
                content,
                null,
                scored.score(),
                scored.version(),
                false);
    }
}
