package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.matchbridge.pushback.PushBackSettings.Mapping;
import io.matchbridge.pushback.PushBackSettings.ObjectType;
import io.matchbridge.pushback.Subject.Application;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a tenant's settings call for. For one candidate it gives the writes whose values do not stand in the ATS already;
 * the preview shows them, the ledger keeps them. It changes nothing itself.
 */
public final class PushBackPlan {

    /** A score that moved by so much is worth a note, though its band is the same. */
    static final int MATERIAL = 10;

    /** At most one note per application in this time. */
    static final Duration BETWEEN_NOTES = Duration.ofDays(1);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final PushBackSettings settings;
    private final Account account;
    private final List<Account.Problem> problems;
    private final List<Mapping> mappings;

    /**
     * @param writes what differs from what stands
     * @param again when a write that has to wait may be made; null: none waits
     */
    public record Planned(List<Write> writes, Instant again) {}

    public PushBackPlan(PushBackSettings settings, Account account) {
        this.settings = settings;
        this.account = account;
        this.problems = account.problems(settings.customFields().mappings());
        Set<Mapping> unusable = new HashSet<>();
        problems.forEach(problem -> unusable.add(problem.mapping()));
        this.mappings = settings.customFields().mappings().stream()
                .filter(mapping -> !unusable.contains(mapping))
                .toList();
    }

    /** Mappings that became unusable since they were made. They are left out; the others go on. */
    public List<Account.Problem> problems() {
        return problems;
    }

    /** The writes for one candidate at a time. */
    public Planned of(Subject subject, Instant now) {
        List<Write> writes = new ArrayList<>();
        if (settings.customFields().enabled()) {
            subject.applications()
                    .forEach(application -> fields(subject, application, application.object(), ObjectType.APPLICATION)
                            .ifPresent(writes::add));
            subject.best()
                    .flatMap(best -> fields(subject, best, subject.candidate(), ObjectType.CANDIDATE))
                    .ifPresent(writes::add);
        }
        if (settings.tags().enabled()) {
            subject.best().flatMap(best -> tag(subject, best)).ifPresent(writes::add);
        }
        Instant again = settings.notes().enabled() ? notes(subject, now, writes) : null;
        return new Planned(List.copyOf(writes), again);
    }

    /** All fields of one object in one write, since parallel writes to one object race. */
    private Optional<Write> fields(Subject subject, Application application, AshbyObject object, ObjectType type) {
        Scored scored = application.scored();
        ObjectNode content = JSON.objectNode();
        ObjectNode former = JSON.objectNode();
        boolean lookFirst = false;
        for (Mapping mapping : mappings) {
            String id = mapping.fieldId();
            if (mapping.objectType() != type) {
                continue;
            }
            JsonNode wanted = mapping.output().value(scored, account.fields().get(id));
            Written ours = object.written().get(AshbyObject.place(id));
            boolean barred = ours != null && (ours.withholds(scored.score()) || ours.wasRefused(wanted));
            if (!barred && !StandingValue.same(object.standing(id), wanted)) {
                content.set(id, wanted);
                former.set(id, object.standing(id));
                lookFirst |= ours != null && StandingValue.same(ours.value(), wanted);
            }
        }
        if (content.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Write(
                Write.CUSTOM_FIELDS,
                type.json(),
                object.id(),
                subject.candidate().id(),
                application.object().id(),
                JSON.objectNode().set("values", content),
                JSON.objectNode().set("values", former),
                scored.score(),
                lookFirst));
    }

    /** The band's tag comes, the one we set before goes, in one write. Tags that people set are not looked at. */
    private Optional<Write> tag(Subject subject, Application best) {
        AshbyObject candidate = subject.candidate();
        Written ours = candidate.written().get(AshbyObject.TAG);
        JsonNode last = ours == null || StandingValue.isNone(ours.value()) ? JSON.objectNode() : ours.value();
        String title = settings.tagTitle(best.scored().bandTitle());
        boolean barred =
                ours != null && (ours.withholds(best.scored().score()) || ours.wasRefused(TextNode.valueOf(title)));
        if (barred || title.equals(last.path("wanted").asText())) {
            return Optional.empty(); // a tag that a person took off comes back with another band only
        }
        Set<String> standing = standingTags(subject, ours, last);
        Optional<Account.Tag> tag = account.tag(title);
        boolean stands = tag.isPresent() && standing.contains(tag.get().id());
        boolean usable = tag.isEmpty() || !tag.get().isArchived();
        ObjectNode content = JSON.objectNode();
        if (usable) {
            content.put("wanted", title);
        }
        if (usable && !stands) {
            ObjectNode add = content.putObject("add").put("title", title);
            tag.ifPresent(known -> add.put("tagId", known.id()));
        }
        ArrayNode remove = JSON.arrayNode();
        earlier(ours, last).stream()
                .filter(old -> standing.contains(old.id())
                        && !(tag.isPresent() && old.id().equals(tag.get().id())))
                .forEach(old -> remove.addObject().put("tagId", old.id()).put("title", old.title()));
        if (!remove.isEmpty()) {
            content.set("remove", remove);
        }
        if (!content.has("add") && !content.has("remove")) {
            return Optional.empty();
        }
        ObjectNode former = JSON.objectNode();
        if (content.has("remove")) {
            former.set("add", remove.get(0));
        }
        return Optional.of(new Write(
                Write.TAG,
                ObjectType.CANDIDATE.json(),
                candidate.id(),
                candidate.id(),
                best.object().id(),
                content,
                former,
                best.scored().score(),
                false));
    }

    /**
     * The tags that are to go: the one we set. On a candidate that we never tagged, as far as we know, those of our bands: they
     * are from before our memory was lost, and two bands would contradict each other.
     */
    private List<Account.Tag> earlier(Written ours, JsonNode last) {
        if (ours == null) {
            return settings.tagTitles().stream()
                    .flatMap(title -> account.tag(title).stream())
                    .toList();
        }
        return last.has("tagId")
                ? List.of(new Account.Tag(
                        last.get("tagId").asText(), last.path("title").asText(), false))
                : List.of();
    }

    private static Set<String> standingTags(Subject subject, Written ours, JsonNode last) {
        if (ours == null || !subject.candidate().isOlderThan(ours) || !last.has("present")) {
            return subject.tags();
        }
        Set<String> present = new HashSet<>();
        last.path("present").forEach(id -> present.add(id.asText()));
        return present;
    }

    private Instant notes(Subject subject, Instant now, List<Write> writes) {
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
        return again;
    }

    private static boolean isWorthANote(Scored scored, Written ours) {
        return ours == null || isMaterial(scored, ours.value()) && isMaterial(scored, ours.refused());
    }

    private static boolean isMaterial(Scored scored, JsonNode last) {
        return StandingValue.isNone(last)
                || !scored.band().equals(last.path("band").asText())
                || Math.abs(scored.score() - last.path("score").asInt()) >= MATERIAL;
    }

    private Write note(Subject subject, Application application) {
        Scored scored = application.scored();
        ObjectNode content = JSON.objectNode()
                .put("html", NoteText.html(scored, application.jobTitle()))
                .put("private", settings.notes().isPrivate())
                .put("score", scored.score())
                .put("band", scored.band());
        return new Write(
                Write.NOTE,
                ObjectType.CANDIDATE.json(),
                subject.candidate().id(),
                subject.candidate().id(),
                application.object().id(),
                content,
                null,
                scored.score(),
                false);
    }

    /** What an administrator should know about the tags: those that were renamed or archived since we first used them. */
    public List<String> tagWarnings() {
        List<String> warnings = new ArrayList<>();
        if (!settings.tags().enabled()) {
            return warnings;
        }
        for (String title : settings.tagTitles()) {
            account.tag(title).ifPresent(tag -> {
                if (tag.isArchived()) {
                    warnings.add(
                            "The tag \"%s\" is archived in Ashby, so it is not set any more.".formatted(tag.title()));
                } else if (!tag.title().equals(title)) {
                    warnings.add("The tag \"%s\" was renamed \"%s\" in Ashby and is used under that name."
                            .formatted(title, tag.title()));
                }
            });
        }
        return warnings;
    }

    /** The settings by which this plan was made. */
    public PushBackSettings settings() {
        return settings;
    }
}
