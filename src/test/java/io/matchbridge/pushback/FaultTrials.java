package io.matchbridge.pushback;

import static io.matchbridge.pushback.SettingsJson.fields;
import static io.matchbridge.pushback.SettingsJson.notes;
import static io.matchbridge.pushback.SettingsJson.tags;

import io.matchbridge.sandbox.http.Fault;
import io.matchbridge.sandbox.world.Unverified;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/** Writes one note, one tag and one field a trial while answers are lost, late, refused or wrong, and counts what stands. */
final class FaultTrials {

    /**
     * @param counts by what was seen, such as {@code one note}
     * @param stories of each candidate who does not have one tag: the tags, and what the ledger and our memory say of them
     */
    record Result(int trials, Map<String, Integer> counts, List<String> stories) {}

    private static final List<String> WRITES =
            List.of("candidate.createNote", "candidate.addTag", "customField.setValues");
    private static final List<String> READS = List.of("candidate.listNotes", "candidate.info", "application.info");

    private static final List<Unverified> UNVERIFIED = List.of(
            Unverified.NOTE_SHOWN_AS_PLAIN_TEXT,
            Unverified.NOTE_MOVES_CANDIDATE,
            Unverified.CLEARED_FIELD_IS_NULL,
            Unverified.TAG_TWICE_IS_REFUSED,
            Unverified.ABSENT_TAG_IS_REFUSED,
            Unverified.BAD_BATCH_IS_HALF_DONE);

    private final ConnectedCompany company;
    private final SplittableRandom dice;
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> stories = new ArrayList<>();
    private boolean changing;

    FaultTrials(ConnectedCompany company, long seed) {
        this.company = company;
        this.dice = new SplittableRandom(seed);
    }

    /**
     * One trial an application and round. In each round every application gets another band, so another note, and a day
     * passes; faults happen to whichever call comes next.
     */
    Result run(int trials) {
        return run(trials, round -> {});
    }

    /** The same, with something done before each round, while nothing is under way. */
    Result run(int trials, IntConsumer before) {
        String scoreField = company.field("Application", "Match score");
        List<String> applications = company.service.column("select id from application where status = 'Active'"
                + " and removed_at is null and id in (select application_id from score) order by id");
        Map<String, Integer> notesBefore = new TreeMap<>();
        applications.forEach(application -> {
            String candidate = company.candidateOf(application);
            notesBefore.put(candidate, company.ourNotes(candidate).size());
        });
        aDayPasses(0);
        company.switchOn(fields("score", "Application", scoreField), tags(), notes());
        company.settle();
        int rounds = (trials + applications.size() - 1) / applications.size();
        for (int round = 1; round <= rounds; round++) {
            before.accept(round);
            unverified(changing);
            applications.forEach(application -> faults());
            aDayPasses(round);
            company.settle();
            company.sandbox.faults().clear();
            count(applications, scoreField, notesBefore, 1 + round);
        }
        unverified(false);
        return new Result(rounds * applications.size(), counts, stories);
    }

    /** Lets what nobody knows of Ashby be now so, now so. */
    FaultTrials whereAshbyChangesItsHabits() {
        changing = true;
        return this;
    }

    /** What nobody knows of Ashby is now so, now so; the notes of a candidate come in pages of any size. */
    private void unverified(boolean byChance) {
        UNVERIFIED.forEach(which -> company.sandbox.behaviour().set(which, byChance && dice.nextBoolean()));
        company.sandbox.behaviour().largestPage(byChance ? 1 + dice.nextInt(4) : 100);
    }

    /** Everybody's band changes: strong, good, possible, weak in turn. */
    private void aDayPasses(int round) {
        String band = List.of("strong", "good", "possible", "weak").get(round % 4);
        int score = 90 - 25 * (round % 4);
        company.service.execute("update push_back_written set at = at - interval '1 day';"
                + " update score set band = '%s', scored_at = now(), score = %d + cast(substr(md5(application_id), 1, 1) = 'a' as int)"
                        .formatted(band, score));
    }

    private void count(
            List<String> applications, String scoreField, Map<String, Integer> notesBefore, int notesOfEach) {
        Map<String, Integer> scores = new TreeMap<>();
        company.service
                .column("select application_id || ' ' || score from score")
                .forEach(row -> scores.put(row.split(" ")[0], Integer.parseInt(row.split(" ")[1])));
        for (String application : applications) {
            String candidate = company.candidateOf(application);
            int notes = company.ourNotes(candidate).size() - notesBefore.get(candidate);
            int wanted = notesOfEach
                    * (int) applications.stream()
                            .filter(other -> company.candidateOf(other).equals(candidate))
                            .count();
            count(notes == wanted ? "each note once" : notes > wanted ? "a note twice" : "a note missing");
            List<String> tags = company.matchTags(candidate);
            count(tags.size() == 1 ? "one tag" : "not one tag");
            if (tags.size() != 1) {
                tell(candidate, tags, notesOfEach - 1);
            }
            var field = company.applicationField(application, scoreField);
            count(field != null && field.asInt() == scores.get(application) ? "right field" : "wrong field");
        }
    }

    private void tell(String candidate, List<String> tags, int round) {
        stories.add("round %d: %s has %s; the ledger: %s; our memory: %s; asked: %s"
                .formatted(
                        round,
                        candidate,
                        tags,
                        company.service.column(
                                "select concat_ws(' ', id, state, claim, attempts, look_first, content, reason) from push_back"
                                        + " where kind = 'tag' and object_id = '" + candidate + "' order by id"),
                        company.service.column("select concat_ws(' ', value, refused) from push_back_written"
                                + " where place = 'tag' and object_id = '" + candidate + "'"),
                        Stream.of("candidate.addTag", "candidate.removeTag", "candidate.info")
                                .flatMap(endpoint -> company.sandbox.requests(endpoint).stream())
                                .filter(request ->
                                        String.valueOf(request.body()).contains(candidate))
                                .map(Object::toString)
                                .toList()));
    }

    private void faults() {
        if (dice.nextInt(3) < 2) {
            company.sandbox
                    .faults()
                    .add(fault(WRITES.get(dice.nextInt(WRITES.size()))).atCall(1 + dice.nextInt(40)));
        }
        if (dice.nextInt(20) == 0) {
            company.sandbox
                    .faults()
                    .add(fault(READS.get(dice.nextInt(READS.size()))).atCall(1 + dice.nextInt(20)));
        }
    }

    /** A 429 is rare among them: it makes all writers wait, and is the one answer that leaves nothing unclear. */
    private Fault fault(String endpoint) {
        Fault fault = Fault.on(endpoint);
        if (dice.nextInt(60) == 0) {
            return fault.status(429);
        }
        return switch (dice.nextInt(7)) {
            case 0 -> fault.losingReply();
            case 1 -> fault.losingReply().beforeTheWork();
            case 2 -> fault.status(500).afterTheWork();
            case 3 -> fault.status(503);
            case 4 -> fault.code("generic_internal_error").afterTheWork();
            case 5 -> fault.status(503).afterTheWork();
            default -> fault.body("<html>502 Bad Gateway</html>");
        };
    }

    private void count(String seen) {
        counts.merge(seen, 1, Integer::sum);
    }
}
