package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** The seeded jobs and their postings. */
final class Vacancies {

    private static final long DAY = 86_400_000L;

    private final long seed;
    private final Company company;
    private final Organization organization;
    private final Process process;
    private final Ids jobIds;
    private final Ids postingIds;
    private final List<ObjectNode> jobs = new ArrayList<>();
    private final List<ObjectNode> postings = new ArrayList<>();
    private final List<String> trades = new ArrayList<>();

    Vacancies(long seed, Company company, Organization organization, Process process) {
        this.seed = seed;
        this.company = company;
        this.organization = organization;
        this.process = process;
        this.jobIds = new Ids(seed, Kinds.JOB);
        this.postingIds = new Ids(seed, Kinds.POSTING);
        for (JsonNode text : company.part("jobs")) {
            open(text);
        }
    }

    List<ObjectNode> jobs() {
        return jobs;
    }

    List<ObjectNode> postings() {
        return postings;
    }

    String jobId(int job) {
        return jobIds.of(job);
    }

    Trade trade(int job) {
        return company.trades().get(trades.get(job));
    }

    /** The first posting of a job, through which people apply; null for a job without one. */
    String postingId(int job) {
        return jobs.get(job).path("postingIds").path(0).asText(null);
    }

    /** The jobs of a trade that people may apply to: the ordinary one first, then special ones. */
    List<Integer> jobsOf(Trade trade) {
        List<Integer> found = new ArrayList<>();
        for (int job = 0; job < jobs.size(); job++) {
            if (trade(job).equals(trade) && !Json.text(jobs.get(job), "status").equals("Draft")) {
                found.add(job);
            }
        }
        return found;
    }

    private void open(JsonNode text) {
        int number = jobs.size();
        String key = text.path("trade").asText();
        trades.add(key);
        Trade trade = company.trades().get(key);
        String title = text.path("title").asText(trade.title());
        String status = text.path("status").asText("Open");
        long opened = Calendar.FOUNDED.toEpochMilli() + DAY * (10 + 2L * number);
        boolean over = status.equals("Closed") || status.equals("Archived");
        ObjectNode job = Json.object().put("title", title).put("confidential", Json.flag(text, "confidential"));
        job.put("status", status).put("employmentType", trade.employment());
        job.put("locationId", organization.location(trade.location()));
        job.put("departmentId", organization.department(trade.department()));
        int plan = process.plan(trade.plan());
        job.put("defaultInterviewPlanId", process.planId(plan));
        job.putArray("interviewPlanIds").add(process.planId(plan));
        ArrayNode postingIdsOfJob = job.putArray("postingIds");
        job.set("values", organization.seededValues("Job", new SplittableRandom(number)));
        job.putArray("hiringTeam").add(hiringTeamMember(number));
        job.put("customRequisitionId", number % 2 == 0 ? "REQ-" + (100 + number) : null);
        job.put("brandId", new Ids(seed, "brand").of(0)).put("authorId", organization.user(number % 3));
        job.put("createdAt", Changes.iso(opened - DAY)).put("updatedAt", Changes.iso(opened));
        job.put("openedAt", status.equals("Draft") ? null : Changes.iso(opened));
        job.put("closedAt", over ? Changes.iso(opened + 200 * DAY) : null);
        jobs.add(job);
        String kind = text.path("postings").asText("listed");
        if (!kind.equals("none")) {
            postingIdsOfJob.add(post(number, trade, title, kind, opened));
        }
        if (number == 0) {
            postingIdsOfJob.add(post(number, trade, title + " (rewrite)", "draft", opened + 300 * DAY));
        }
    }

    private String post(int job, Trade trade, String title, String kind, long published) {
        ObjectNode posting = Json.object().put("title", title).put("jobId", jobId(job));
        posting.put("departmentName", trade.department()).put("teamName", trade.department());
        posting.put("locationName", trade.location()).put("locationId", organization.location(trade.location()));
        posting.put("workplaceType", trade.workplace()).put("employmentType", trade.employment());
        posting.put("isPublished", !kind.equals("draft")).put("isListed", kind.equals("listed"));
        posting.put("publishedDate", Changes.iso(published).substring(0, 10));
        posting.put("currency", trade.salary().currency());
        posting.put("from", trade.salary().from()).put("to", trade.salary().to());
        posting.set("opening", company.part("opening"));
        posting.put("body", body(job, trade));
        posting.set("closing", company.part("closing"));
        posting.put("updatedAt", Changes.iso(published));
        postings.add(posting);
        return postingIds.of(postings.size() - 1);
    }

    /** The text between opening and closing; headings and words vary as they do between hiring teams. */
    private String body(int job, Trade trade) {
        List<List<String>> headings = List.of(
                List.of("What you will do", "What you bring", "Nice to have", "What we offer"),
                List.of("Your tasks", "Requirements", "Preferred", "Our offer"),
                List.of("The role", "Must have", "A plus", "Benefits"));
        List<String> heading = headings.get(job % headings.size());
        StringBuilder body = new StringBuilder(trade.intro());
        section(body, heading.get(0), trade.duties());
        section(
                body,
                heading.get(1),
                trade.must().stream().map(Trade.Requirement::text).toList());
        section(
                body,
                heading.get(2),
                trade.nice().stream().map(Trade.Requirement::text).toList());
        body.append("\n\n").append(heading.get(3).toUpperCase(Locale.ROOT));
        return body.append("\n\n").append(company.part("benefits").asText()).toString();
    }

    private static void section(StringBuilder body, String heading, List<String> lines) {
        body.append("\n\n").append(heading.toUpperCase(Locale.ROOT));
        lines.forEach(line -> body.append("\n\n - ").append(line));
    }

    private ObjectNode hiringTeamMember(int job) {
        JsonNode user = company.part("users").path(1 + job % 2);
        return Json.object()
                .put("userId", organization.user(1 + job % 2))
                .put("firstName", user.path("firstName").asText())
                .put("lastName", user.path("lastName").asText())
                .put("email", user.path("email").asText())
                .put("role", "Hiring Manager");
    }
}
