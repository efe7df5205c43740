package io.matchbridge.pushback;

import static io.matchbridge.pushback.Subjects.NOW;
import static io.matchbridge.pushback.Subjects.account;
import static io.matchbridge.pushback.Subjects.application;
import static io.matchbridge.pushback.Subjects.json;
import static io.matchbridge.pushback.Subjects.named;
import static io.matchbridge.pushback.Subjects.object;
import static io.matchbridge.pushback.Subjects.refused;
import static io.matchbridge.pushback.Subjects.subject;
import static io.matchbridge.pushback.Subjects.withheld;
import static io.matchbridge.pushback.Subjects.written;
import static io.matchbridge.pushback.Subjects.writtenBeforeTheCopy;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.pushback.Account.Tag;
import io.matchbridge.pushback.PushBackSettings.Mapping;
import io.matchbridge.pushback.PushBackSettings.ObjectType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PushBackPlanTest {

    private static final Mapping SCORE = new Mapping(Output.SCORE, ObjectType.APPLICATION, "score");
    private static final Mapping BAND = new Mapping(Output.BAND, ObjectType.APPLICATION, "band");
    private static final Mapping BEST = new Mapping(Output.SCORE, ObjectType.CANDIDATE, "best");
    private static final Account ACCOUNT = account(
            named("score", "Application", "Number"),
            named("band", "Application", "String"),
            named("best", "Candidate", "Number"));

    @Test
    void nothingIsPlannedWhenEverythingIsOff() {
        PushBackPlan plan = new PushBackPlan(PushBackSettings.off(), ACCOUNT, EvidenceLink.none());

        assertThat(writes(plan, subject(application("a1", 90)))).isEmpty();
    }

    @Nested
    class CustomFields {

        private final PushBackPlan plan =
                new PushBackPlan(Subjects.fieldsOnly(SCORE, BAND, BEST), ACCOUNT, EvidenceLink.none());

        @Test
        void allFieldsOfOneObjectAreOneWrite() {
            Write write = writes(plan, subject(application("a1", 72))).get(0);

            assertThat(write.objectType()).isEqualTo("Application");
            assertThat(write.content()).isEqualTo(json(Map.of("values", Map.of("score", 72, "band", "Strong"))));
            assertThat(write.former().at("/values/score").isNull()).isTrue();
        }

        @Test
        void aCandidatesFieldFollowsItsBestActiveApplication() {
            Write write = writes(plan, subject(application("a1", 40), application("a2", 65))).stream()
                    .filter(found -> found.objectType().equals("Candidate"))
                    .findFirst()
                    .orElseThrow();

            assertThat(write.objectId()).isEqualTo("c1");
            assertThat(write.applicationId()).isEqualTo("a2");
            assertThat(write.content().at("/values/best").intValue()).isEqualTo(65);
        }

        @Test
        void aCandidateWithoutActiveApplicationsIsLeftAlone() {
            assertThat(writes(plan, subject())).isEmpty();
        }

        @Test
        void onlyWhatDiffersFromWhatStandsIsWritten() {
            AshbyObject standing = object("a1", Map.of("score", json(72.0), "band", json("Good")), Map.of());
            PushBackPlan applications =
                    new PushBackPlan(Subjects.fieldsOnly(SCORE, BAND), ACCOUNT, EvidenceLink.none());

            Write write =
                    writes(applications, subject(application(standing, 72))).get(0);

            assertThat(write.content()).isEqualTo(json(Map.of("values", Map.of("band", "Strong"))));
            assertThat(write.former()).isEqualTo(json(Map.of("values", Map.of("band", "Good"))));
        }

        @Test
        void whatWeWroteStandsUntilANewerCopySaysOtherwise() {
            Written ours = written(72);
            AshbyObject older = object("a1", Map.of(), Map.of(AshbyObject.place("score"), ours));
            PushBackPlan scores = new PushBackPlan(Subjects.fieldsOnly(SCORE), ACCOUNT, EvidenceLink.none());

            assertThat(writes(scores, subject(application(older, 72)))).isEmpty();
        }

        @Test
        void aCopyThatContradictsWhatWeWroteIsCheckedBeforeAnythingIsSent() {
            Written ours = writtenBeforeTheCopy(72);
            AshbyObject newer = object("a1", Map.of("score", json(1)), Map.of(AshbyObject.place("score"), ours));
            PushBackPlan scores = new PushBackPlan(Subjects.fieldsOnly(SCORE), ACCOUNT, EvidenceLink.none());

            assertThat(writes(scores, subject(application(newer, 72))))
                    .singleElement()
                    .matches(Write::lookFirst);
            assertThat(writes(scores, subject(application(newer, 73))))
                    .singleElement()
                    .matches(write -> !write.lookFirst());
        }

        @Test
        void whatWasTakenBackStaysAwayUntilTheScoreChanges() {
            AshbyObject undone = object("a1", Map.of(), Map.of(AshbyObject.place("score"), withheld(null, 72)));
            PushBackPlan scores = new PushBackPlan(Subjects.fieldsOnly(SCORE), ACCOUNT, EvidenceLink.none());

            assertThat(writes(scores, subject(application(undone, 72)))).isEmpty();
            assertThat(writes(scores, subject(application(undone, 73)))).hasSize(1);
        }

        @Test
        void whatAshbyRefusedForGoodIsNotTriedAgainWithTheSameValue() {
            AshbyObject stubborn = object("a1", Map.of(), Map.of(AshbyObject.place("score"), refused(72)));
            PushBackPlan scores = new PushBackPlan(Subjects.fieldsOnly(SCORE), ACCOUNT, EvidenceLink.none());

            assertThat(writes(scores, subject(application(stubborn, 72)))).isEmpty();
            assertThat(writes(scores, subject(application(stubborn, 80)))).hasSize(1);
        }

        @Test
        void aMappingThatBecameUnusableIsLeftOutAndTheOthersGoOn() {
            Mapping gone = new Mapping(Output.REASONS, ObjectType.APPLICATION, "gone");
            PushBackPlan amber = new PushBackPlan(Subjects.fieldsOnly(gone, SCORE), ACCOUNT, EvidenceLink.none());

            assertThat(writes(amber, subject(application("a1", 72)))).hasSize(1);
            assertThat(amber.problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.mapping()).isEqualTo(gone));
        }

        @Test
        void twoOutputsCannotStandInOneField() {
            Mapping second = new Mapping(Output.BAND, ObjectType.APPLICATION, "band");

            assertThat(ACCOUNT.problems(List.of(BAND, second))).hasSize(1);
        }
    }

    @Nested
    class Tags {

        private final Account tagged = new Account(
                Map.of(),
                Map.of(
                        "t1", new Tag("t1", "Match: Strong", false),
                        "t2", new Tag("t2", "Match: Good", false),
                        "t9", new Tag("t9", "Referral", false)),
                Map.of());
        private final PushBackPlan plan = new PushBackPlan(Subjects.tagsOnly(), tagged, EvidenceLink.none());

        @Test
        void theTagIsThatOfTheBestActiveApplication() {
            Write write = writes(plan, subject(application("a1", 40), application("a2", 72)))
                    .get(0);

            assertThat(write.content())
                    .isEqualTo(json(
                            Map.of("wanted", "Match: Strong", "add", Map.of("title", "Match: Strong", "tagId", "t1"))));
        }

        @Test
        void theOldBandTagGoesInTheSameStepAndPeoplesTagsStay() {
            Subject candidate = candidate(Set.of("t1", "t9"), written(ourTag("t1", "Match: Strong")), 55);

            Write write = writes(plan, candidate).get(0);

            assertThat(write.content().at("/add/tagId").asText()).isEqualTo("t2");
            assertThat(write.content().at("/remove/0/tagId").asText()).isEqualTo("t1");
        }

        @Test
        void aBandTagThatAPersonSetBesideOursIsNeitherSetAgainNorTakenOff() {
            Written ours = writtenBeforeTheCopy(ourTag("t1", "Match: Strong"));

            Write write = writes(plan, candidate(Set.of("t1", "t2"), ours, 55)).get(0);

            assertThat(write.content().has("add")).isFalse();
            assertThat(write.content().path("remove"))
                    .isEqualTo(json(List.of(Map.of("tagId", "t1", "title", "Match: Strong"))));
        }

        @Test
        void whereNothingIsRememberedTheTagsOfOtherBandsAreOursFromBefore() {
            assertThat(writes(plan, candidate(Set.of("t2"), null, 55))).isEmpty();
            assertThat(writes(plan, candidate(Set.of("t2", "t9"), null, 72))
                            .get(0)
                            .content()
                            .path("remove"))
                    .isEqualTo(json(List.of(Map.of("tagId", "t2", "title", "Match: Good"))));
        }

        @Test
        void aTagThatAPersonRemovedComesBackWithAnotherBandOnly() {
            Written ours = writtenBeforeTheCopy(ourTag("t1", "Match: Strong"));

            assertThat(writes(plan, candidate(Set.of(), ours, 80))).isEmpty();
            assertThat(writes(plan, candidate(Set.of(), ours, 55))
                            .get(0)
                            .content()
                            .at("/add/tagId")
                            .asText())
                    .isEqualTo("t2");
            assertThat(writes(plan, candidate(Set.of(), ours, 55))
                            .get(0)
                            .content()
                            .has("remove"))
                    .isFalse();
        }

        @Test
        void aTagThatDoesNotExistYetIsToBeMade() {
            Write write = writes(plan, subject(application("a1", 10))).get(0);

            assertThat(write.content().path("add")).isEqualTo(json(Map.of("title", "Match: Weak")));
        }

        @Test
        void aRenamedTagIsUsedUnderItsNewNameAndNoticed() {
            Account renamed = new Account(
                    Map.of(), Map.of("t1", new Tag("t1", "Top match", false)), Map.of("Match: Strong", "t1"));
            PushBackPlan aware = new PushBackPlan(Subjects.tagsOnly(), renamed, EvidenceLink.none());

            assertThat(writes(aware, subject(application("a1", 90)))
                            .get(0)
                            .content()
                            .at("/add/tagId")
                            .asText())
                    .isEqualTo("t1");
            assertThat(aware.tagWarnings()).singleElement().asString().contains("Top match");
        }

        @Test
        void anArchivedTagIsNotSetAndNoticedButTheOldOneStillGoes() {
            Account archived = new Account(
                    Map.of(),
                    Map.of("t1", new Tag("t1", "Match: Strong", false), "t2", new Tag("t2", "Match: Good", true)),
                    Map.of());
            PushBackPlan aware = new PushBackPlan(Subjects.tagsOnly(), archived, EvidenceLink.none());
            Subject candidate = candidate(Set.of("t1"), written(ourTag("t1", "Match: Strong")), 55);

            Write write = writes(aware, candidate).get(0);

            assertThat(write.content().has("add")).isFalse();
            assertThat(write.content().at("/remove/0/tagId").asText()).isEqualTo("t1");
            assertThat(aware.tagWarnings()).singleElement().asString().contains("archived");
        }

        @Test
        void aTagOfSomebodyWhoWasMergedIntoThisOneGoesAndOursIsStillKnown() {
            Written ours = writtenBeforeTheCopy(ourTag("t1", "Match: Strong"));
            Written theirs = writtenBeforeTheCopy(ourTag("t2", "Match: Good"));
            Subject merged = new Subject(
                    object("c1", Map.of(), Map.of(AshbyObject.TAG, ours, AshbyObject.INHERITED_TAG + "c2", theirs)),
                    Set.of("t1", "t2"),
                    List.of(application("a1", 72)));

            Write write = writes(plan, merged).get(0);

            assertThat(write.content().has("add")).isFalse();
            assertThat(write.content().path("remove"))
                    .isEqualTo(json(List.of(Map.of("tagId", "t2", "title", "Match: Good"))));
            assertThat(write.content().at("/keep/tagId").asText()).isEqualTo("t1");
        }

        @Test
        void aTagOfSomebodyWhoWasMergedIntoThisOneStaysWhereItIsTheOneThatIsWanted() {
            Written theirs = writtenBeforeTheCopy(ourTag("t2", "Match: Good"));
            Written ours = writtenBeforeTheCopy(ourTag("t1", "Match: Strong"));
            Written onlyWanted = writtenBeforeTheCopy(Map.of("wanted", "Match: Good", "present", List.of("t2")));

            Write changes =
                    writes(plan, merged(Set.of("t1", "t2"), ours, theirs)).get(0);

            assertThat(changes.content().at("/keep/tagId").asText()).isEqualTo("t2");
            assertThat(changes.content().path("remove"))
                    .isEqualTo(json(List.of(Map.of("tagId", "t1", "title", "Match: Strong"))));
            assertThat(writes(plan, merged(Set.of("t2"), onlyWanted, theirs))).isEmpty();
        }

        private static Subject merged(Set<String> tags, Written ours, Written theirs) {
            return new Subject(
                    object("c1", Map.of(), Map.of(AshbyObject.TAG, ours, AshbyObject.INHERITED_TAG + "c2", theirs)),
                    tags,
                    List.of(application("a1", 55)));
        }

        @Test
        void aTagTakenBackStaysAwayUntilTheScoreChanges() {
            assertThat(writes(plan, candidate(Set.of(), withheld(null, 72), 72)))
                    .isEmpty();
            assertThat(writes(plan, candidate(Set.of(), withheld(null, 72), 75)))
                    .hasSize(1);
        }

        private static Map<String, Object> ourTag(String id, String title) {
            return Map.of("wanted", title, "title", title, "tagId", id, "present", List.of(id));
        }

        private static Subject candidate(Set<String> tags, Written tag, int score) {
            Map<String, Written> written = tag == null ? Map.of() : Map.of(AshbyObject.TAG, tag);
            return new Subject(object("c1", Map.of(), written), tags, List.of(application("a1", score)));
        }
    }

    @Nested
    class Notes {

        private final PushBackPlan plan = new PushBackPlan(Subjects.notesOnly(), ACCOUNT, EvidenceLink.none());

        @Test
        void eachActiveApplicationGetsANote() {
            assertThat(writes(plan, subject(application("a1", 40), application("a2", 72))))
                    .extracting(Write::applicationId)
                    .containsExactly("a1", "a2");
        }

        @Test
        void anotherNoteComesWithAnotherBandOrTenPointsAndNotBefore() {
            assertThat(writes(plan, noted(72, "strong", 79))).isEmpty();
            assertThat(writes(plan, noted(72, "strong", 82))).hasSize(1);
            assertThat(writes(plan, noted(72, "strong", 69))).hasSize(1);
        }

        @Test
        void aSecondNoteWaitsForTheNextDay() {
            Written today = new Written(
                    json(Map.of("score", 72, "band", "strong")),
                    Subjects.ASKED.plusSeconds(1),
                    null,
                    null,
                    NOW.minusSeconds(60));
            Subject candidate = subject(application(object("a1", Map.of(), Map.of(AshbyObject.NOTE, today)), 20));

            PushBackPlan.Planned planned = plan.of(candidate, NOW);

            assertThat(planned.writes()).isEmpty();
            assertThat(planned.again()).isEqualTo(NOW.minusSeconds(60).plus(Duration.ofDays(1)));
            assertThat(plan.of(candidate, planned.again()).writes()).hasSize(1);
        }

        @Test
        void aNoteThatAshbyRefusedIsTriedAgainOnlyWhenThereIsMoreToSay() {
            Written refusal = refused(Map.of("score", 72, "band", "strong"));
            AshbyObject stubborn = object("a1", Map.of(), Map.of(AshbyObject.NOTE, refusal));

            assertThat(writes(plan, subject(application(stubborn, 75)))).isEmpty();
            assertThat(writes(plan, subject(application(stubborn, 55)))).hasSize(1);
        }

        private static Subject noted(int score, String band, int now) {
            Written last = written(Map.of("score", score, "band", band));
            return subject(application(object("a1", Map.of(), Map.of(AshbyObject.NOTE, last)), now));
        }
    }

    private static List<Write> writes(PushBackPlan plan, Subject subject) {
        return plan.of(subject, NOW).writes();
    }
}
