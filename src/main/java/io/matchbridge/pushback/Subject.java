package io.matchbridge.pushback;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One candidate with all that a plan for it needs.
 *
 * @param candidate the candidate
 * @param tags ids of the tags that our copy shows
 * @param applications those that are active and have a score
 * @param isWithdrawn whether the candidate is not to be scored any more, so that what was written is to go
 * @param formerly of a candidate that is not to be scored: the applications that we wrote to
 */
public record Subject(
        AshbyObject candidate,
        Set<String> tags,
        List<Application> applications,
        boolean isWithdrawn,
        List<AshbyObject> formerly) {

    /** An active application and its score. */
    public record Application(AshbyObject object, String jobTitle, Scored scored) {}

    public Subject {
        tags = Set.copyOf(tags);
        applications = List.copyOf(applications);
        formerly = List.copyOf(formerly);
    }

    /** A candidate who is scored. */
    Subject(AshbyObject candidate, Set<String> tags, List<Application> applications) {
        this(candidate, tags, applications, false, List.of());
    }

    /** The application with the best score; of equal ones always the same. */
    Optional<Application> best() {
        return applications.stream()
                .max(Comparator.comparingInt((Application application) ->
                                application.scored().score())
                        .thenComparing(application -> application.object().id(), Comparator.reverseOrder()));
    }
}
