package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes applications. People first apply to a job of their own trade; a second application goes to some other trade's
 * job, as happens, and fits it badly.
 */
final class Applicants {

    /** Chances in a hundred of each stage of a plan, from lead to archived. */
    private static final int[] STAGE_CHANCES = {6, 44, 12, 10, 5, 3, 5, 15};

    private static final int DAYS_IN_A_STAGE = 6;
    private static final long DAY = 86_400_000L;

    private final long seed;
    private final Calendar calendar;
    private final Organization organization;
    private final Process process;
    private final Vacancies vacancies;
    private final People people;
    private final Files files;
    private final Ids applicationIds;
    private final Ids candidateIds;
    private final Ids historyIds;

    Applicants(
            long seed,
            Calendar calendar,
            Organization organization,
            Process process,
            Vacancies vacancies,
            People people,
            Files files) {
        this.seed = seed;
        this.calendar = calendar;
        this.organization = organization;
        this.process = process;
        this.vacancies = vacancies;
        this.people = people;
        this.files = files;
        this.applicationIds = new Ids(seed, Kinds.APPLICATION);
        this.candidateIds = new Ids(seed, Kinds.CANDIDATE);
        this.historyIds = new Ids(seed, Kinds.HISTORY);
    }

    /** The application with a number, as it was seeded. */
    ObjectNode application(int number) {
        SplittableRandom dice = Scramble.dice(seed, Kinds.APPLICATION, number);
        int candidate = calendar.candidateOf(number);
        Person person = people.person(candidate);
        int job = job(person, calendar.isSecond(number), dice);
        int plan = process.plan(vacancies.trade(job).plan());
        int stage = stage(dice);
        long created = calendar.applicationCreated(number);
        ArrayNode history = history(number, plan, stage, created, dice);
        String entered = Json.text(history.get(history.size() - 1), "enteredStageAt");
        ObjectNode application = Json.object().put("id", applicationIds.of(number));
        application.put("createdAt", Changes.iso(created)).put("updatedAt", entered);
        if (stage == Process.ARCHIVED) {
            application.put("archivedAt", entered);
            application.put("archiveReasonId", organization.archiveReason(dice));
        }
        application.put("candidateId", candidateIds.of(candidate)).put("jobId", vacancies.jobId(job));
        application.put("stageId", process.stage(plan, stage));
        application.put("sourceId", candidate % 9 == 4 ? null : organization.source(dice));
        application.put("creditedToUserId", number % 10 == 6 ? organization.user(1 + dice.nextInt(2)) : null);
        application.put("postingId", stage == Process.LEAD ? null : vacancies.postingId(job));
        application.set("values", organization.seededValues("Application", dice));
        application.set("history", history);
        files.seeded(candidate).forEach(file -> application.put("resumeFileId", file.asText()));
        return application;
    }

    private int job(Person person, boolean second, SplittableRandom dice) {
        List<Integer> ofTrade = vacancies.jobsOf(person.trade());
        if (!second) {
            return ofTrade.size() > 1 && dice.nextInt(6) == 0 ? ofTrade.get(1) : ofTrade.get(0);
        }
        int trades = people.tradeCount();
        Trade other = people.trade((person.tradeNumber() + 1 + dice.nextInt(trades - 1)) % trades);
        return vacancies.jobsOf(other).get(0);
    }

    private static int stage(SplittableRandom dice) {
        int throwOfHundred = dice.nextInt(100);
        int stage = 0;
        for (int sum = STAGE_CHANCES[0]; throwOfHundred >= sum; sum += STAGE_CHANCES[stage]) {
            stage++;
        }
        return stage;
    }

    /** The stages walked through, the present one last. */
    private ArrayNode history(int number, int plan, int stage, long created, SplittableRandom dice) {
        int first = stage == Process.LEAD ? Process.LEAD : Process.REVIEW;
        int last = stage == Process.ARCHIVED ? first + dice.nextInt(3) : stage;
        ArrayNode history = Json.array();
        long time = created;
        for (int step = first; step <= last; step++) {
            time = enter(history, number, process.stage(plan, step), time, dice);
        }
        if (stage == Process.ARCHIVED) {
            enter(history, number, process.stage(plan, stage), time, dice);
        }
        ((ObjectNode) history.get(history.size() - 1)).remove("leftStageAt");
        return history;
    }

    private long enter(ArrayNode history, int number, String stageId, long time, SplittableRandom dice) {
        long left = Math.min(Calendar.END.toEpochMilli(), time + DAY * dice.nextInt(1, DAYS_IN_A_STAGE));
        history.addObject()
                .put("id", historyIds.of(number * Process.STAGES_A_PLAN + history.size()))
                .put("stageId", stageId)
                .put("enteredStageAt", Changes.iso(time))
                .put("leftStageAt", Changes.iso(left))
                .put("actorId", history.isEmpty() ? null : organization.user(dice.nextInt(3)));
        return left;
    }
}
