package io.matchbridge.connect;

import java.util.Map;

/** What a connection reads, and which grant of the key each part needs. The order is that of the setup page. */
public enum Permission {
    CANDIDATES(
            "Candidates",
            Grant.CANDIDATES,
            "Who applied: profile, contact, source.",
            "No candidate can be copied, and nothing can be scored."),
    JOBS(
            "Jobs",
            Grant.JOBS,
            "What is asked for: jobs and the text of their postings.",
            "There is no job text to score an application against."),
    APPLICATIONS(
            "Applications",
            Grant.CANDIDATES,
            "Who applied for what, and how far each has come.",
            "There is no application to score."),
    ATTACHMENTS(
            "Attachments",
            Grant.CANDIDATES,
            "Résumés: the text that a score reads.",
            "Scores would know the profile alone."),
    STAGES(
            "Stages",
            Grant.INTERVIEWS,
            "The interview plans and their stages.",
            "Applications would have stages without a name, and no rule could move them."),
    USERS(
            "Users",
            Grant.ORGANIZATION,
            "Who works in Ashby: checks that the setup is an administrator's.",
            "Nobody could tell that an administrator wants this connection."),
    DEPARTMENTS(
            "Departments",
            Grant.ORGANIZATION,
            "To which part of the company a job belongs.",
            "Jobs would have no department."),
    NOTES(
            "Notes",
            Grant.CANDIDATES,
            "What your team wrote about a candidate.",
            "Scores would not know what your team knows."),
    TAGS(
            "Tags",
            Grant.HIRING_PROCESS,
            "Tags, custom fields and archive reasons.",
            "No score could be shown as a tag or in a custom field.");

    /** A module of Ashby's key settings, with the scope that lets us read it and a call that shows whether we may. */
    enum Grant {
        CANDIDATES("Candidates", "candidatesread", "candidate.list"),
        JOBS("Jobs", "jobsread", "job.list"),
        INTERVIEWS("Interviews", "interviewsread", "interviewPlan.list"),
        HIRING_PROCESS("Hiring Process Metadata", "hiringprocessmetadataread", "candidateTag.list"),
        ORGANIZATION("Organization", "organizationread", "user.list");

        private final String module;
        private final String scope;
        private final String probe;

        Grant(String module, String scope, String probe) {
            this.module = module;
            this.scope = scope;
            this.probe = probe;
        }

        /** {@code candidates:read} and {@code candidatesRead}, both in use, without signs and capitals. */
        String scope() {
            return scope;
        }

        String probe() {
            return probe;
        }

        String module() {
            return module + " (read)";
        }
    }

    private final String title;
    private final Grant grant;
    private final String why;
    private final String consequence;

    Permission(String title, Grant grant, String why, String consequence) {
        this.title = title;
        this.grant = grant;
        this.why = why;
        this.consequence = consequence;
    }

    public String title() {
        return title;
    }

    Grant grant() {
        return grant;
    }

    /** As the integrations page shows it. */
    public Map<String, String> description() {
        return Map.of("name", title, "module", grant.module(), "why", why);
    }

    /** As a refused setup names it. */
    Map<String, String> missing() {
        return Map.of("permission", title, "module", grant.module(), "consequence", consequence);
    }
}
