package io.matchbridge.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.Sandbox;
import java.util.List;
import java.util.Random;

/** What people do all day in Ashby's own screens: one thing after the other, drawn by lot. */
final class RecruitersAtWork {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox ashby;
    private final Random dice;

    RecruitersAtWork(Sandbox ashby, Random dice) {
        this.ashby = ashby;
        this.dice = dice;
    }

    /** Does one thing, and says in a word what it was. */
    String next() {
        return switch (dice.nextInt(18)) {
            case 0, 1 -> edit();
            case 2 -> newcomer();
            case 3, 4, 5 -> move();
            case 6 -> delete();
            case 7 -> merge();
            case 8 -> anonymize();
            case 9, 10 -> note();
            case 11 -> tag();
            case 12 -> apply();
            case 13 -> withdraw();
            case 14 -> transfer();
            case 15 -> job();
            case 16 -> posting();
            default -> metadata();
        };
    }

    private String edit() {
        String id = candidate();
        ashby.recruiter().editCandidate(id, members().put(pick(List.of("company", "position", "name")), word()));
        return "edit";
    }

    private String newcomer() {
        JsonNode added = ashby.recruiter()
                .createCandidate(members().put("name", word()).put("email", word() + "@people.example"));
        if (dice.nextBoolean()) {
            ashby.recruiter().createApplication(added.path("id").asText(), any("jobs"));
        }
        return "newcomer";
    }

    private String move() {
        JsonNode application = one("applications");
        if (application == null) {
            return "nothing";
        }
        String plan = application.at("/currentInterviewStage/interviewPlanId").asText();
        List<ObjectNode> stages = ashby.standing().all("stages").stream()
                .filter(stage -> stage.path("interviewPlanId").asText().equals(plan))
                .toList();
        ObjectNode stage = pick(stages);
        String reason = stage.path("type").asText().equals("Archived") ? any("archiveReasons") : null;
        ashby.recruiter()
                .moveStage(application.path("id").asText(), stage.path("id").asText(), reason);
        return "move";
    }

    private String delete() {
        if (ashby.standing().all("candidates").size() < 4) {
            return newcomer();
        }
        ashby.recruiter().deleteCandidate(candidate());
        return "delete";
    }

    private String merge() {
        String loser = candidate();
        String winner = candidate();
        if (loser.equals(winner) || ashby.standing().all("candidates").size() < 4) {
            return newcomer();
        }
        ashby.recruiter().mergeCandidates(loser, winner);
        return "merge";
    }

    private String anonymize() {
        ashby.recruiter().anonymizeCandidate(candidate());
        return "anonymize";
    }

    private String note() {
        ashby.recruiter().addNote(candidate(), word(), false, dice.nextInt(4) == 0);
        return "note";
    }

    private String tag() {
        if (dice.nextBoolean()) {
            ashby.recruiter().addTag(candidate(), any("tags"));
        } else {
            ashby.recruiter().removeTag(candidate(), any("tags"));
        }
        return "tag";
    }

    private String apply() {
        ashby.recruiter().createApplication(candidate(), any("jobs"));
        return "apply";
    }

    private String withdraw() {
        JsonNode application = one("applications");
        if (application == null) {
            return "nothing";
        }
        ashby.recruiter().deleteApplication(application.path("id").asText());
        return "withdraw";
    }

    private String transfer() {
        JsonNode application = one("applications");
        if (application == null) {
            return "nothing";
        }
        ashby.recruiter().transferApplication(application.path("id").asText(), any("jobs"));
        return "transfer";
    }

    private String job() {
        ashby.recruiter()
                .editJob(
                        any("jobs"),
                        dice.nextBoolean()
                                ? members().put("title", word())
                                : members().put("status", pick(List.of("Draft", "Open", "Closed", "Archived"))));
        return "job";
    }

    private String posting() {
        ashby.recruiter().editPosting(any("postings"), members().put("body", word()));
        return "posting";
    }

    private String metadata() {
        String kind = pick(List.of("tags", "fields", "departments", "archiveReasons", "plans", "users"));
        if (kind.equals("users")) {
            ashby.recruiter().editUser(any("users"), members().put("isEnabled", dice.nextBoolean()));
        } else {
            ashby.recruiter().archive(kind, any(kind), dice.nextBoolean());
        }
        return kind;
    }

    private String candidate() {
        return any("candidates");
    }

    private String any(String kind) {
        return one(kind).path("id").asText();
    }

    private JsonNode one(String kind) {
        List<ObjectNode> all = ashby.standing().all(kind);
        return all.isEmpty() ? null : pick(all);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }

    private String word() {
        return "w" + Integer.toString(dice.nextInt(1 << 30), 36);
    }

    private static ObjectNode members() {
        return JSON.createObjectNode();
    }
}
