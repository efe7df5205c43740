package io.matchbridge.pushback;

import io.matchbridge.pushback.PushBackSettings.ObjectType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a tenant's settings call for. For one candidate it gives the writes whose values do not stand in the ATS already;
 * the preview shows them, the ledger keeps them. It changes nothing itself.
 */
public final class PushBackPlan {

    private final PushBackSettings settings;
    private final FieldsPlan fields;
    private final TagPlan tags;
    private final NotesPlan notes;

    /**
     * @param writes what differs from what stands
     * @param again when a write that has to wait may be made; null: none waits
     */
    public record Planned(List<Write> writes, Instant again) {

        public Planned {
            writes = List.copyOf(writes);
        }
    }

    public PushBackPlan(PushBackSettings settings, Account account, EvidenceLink link) {
        this.settings = settings;
        this.fields = new FieldsPlan(settings.customFields().mappings(), account);
        this.tags = new TagPlan(settings, account);
        this.notes = new NotesPlan(settings.notes().isPrivate(), link);
    }

    /** The writes for one candidate at a time. */
    public Planned of(Subject subject, Instant now) {
        if (subject.isWithdrawn()) {
            return new Planned(takenBack(subject), null);
        }
        List<Write> writes = new ArrayList<>();
        if (settings.customFields().enabled()) {
            subject.applications()
                    .forEach(
                            application -> fields.of(subject, application, application.object(), ObjectType.APPLICATION)
                                    .ifPresent(writes::add));
            subject.best()
                    .flatMap(best -> fields.of(subject, best, subject.candidate(), ObjectType.CANDIDATE))
                    .ifPresent(writes::add);
        }
        if (settings.tags().enabled()) {
            subject.best().flatMap(best -> tags.of(subject, best)).ifPresent(writes::add);
        }
        if (!settings.notes().enabled()) {
            return new Planned(writes, null);
        }
        Planned planned = notes.of(subject, now);
        writes.addAll(planned.writes());
        return new Planned(writes, planned.again());
    }

    /** What a candidate carried because of a score goes when they are not to be scored any more; notes cannot. */
    private List<Write> takenBack(Subject subject) {
        List<Write> writes = new ArrayList<>();
        if (settings.customFields().enabled()) {
            subject.formerly()
                    .forEach(application -> fields.takenBack(subject, application, ObjectType.APPLICATION)
                            .ifPresent(writes::add));
            fields.takenBack(subject, subject.candidate(), ObjectType.CANDIDATE).ifPresent(writes::add);
        }
        if (settings.tags().enabled()) {
            tags.takenBack(subject).ifPresent(writes::add);
        }
        return writes;
    }

    /** Mappings that became unusable since they were made. They are left out; the others go on. */
    public List<Account.Problem> problems() {
        return fields.problems();
    }

    /** What an administrator should know about the tags: those that were renamed or archived since we first used them. */
    public List<String> tagWarnings() {
        return settings.tags().enabled() ? tags.warnings() : List.of();
    }
}
