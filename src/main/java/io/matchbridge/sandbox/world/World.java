package io.matchbridge.sandbox.world;

/**
 * Everything that stands in the invented Ashby account. Whoever reads or changes it holds the lock of this object, so
 * that a request sees one moment.
 *
 * @param changes the order of all changes
 */
public record World(
        Changes changes,
        Records candidates,
        Records applications,
        Records jobs,
        Records postings,
        Records plans,
        Records stages,
        Records departments,
        Records locations,
        Records users,
        Records tags,
        Records fields,
        Records sources,
        Records archiveReasons,
        Notes notes,
        Files files,
        Review review,
        Ids history,
        Ids boards) {

    /** The administrator whose address the sandbox tells. */
    public String adminEmail() {
        return Json.text(users.at(0).orElseThrow(), "email");
    }

    /** The board that a request without a board means. */
    public String primaryBoard() {
        return boards.of(0);
    }

    /** The records that a name in an admin request means, such as {@code candidates}. */
    public Records records(String name) {
        return switch (name) {
            case "candidates" -> candidates;
            case "applications" -> applications;
            case "jobs" -> jobs;
            case "postings" -> postings;
            case "plans" -> plans;
            case "stages" -> stages;
            case "departments" -> departments;
            case "locations" -> locations;
            case "users" -> users;
            case "tags" -> tags;
            case "fields" -> fields;
            case "sources" -> sources;
            case "archiveReasons" -> archiveReasons;
            default -> throw new IllegalArgumentException("There is no kind of records called " + name);
        };
    }
}
