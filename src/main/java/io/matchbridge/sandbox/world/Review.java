package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdicts of the account's review by artificial intelligence: what a posting must have, held against the seeded person.
 * Who was added later has not been reviewed.
 */
public final class Review {

    private static final int MOST_CRITERIA = 16;

    private final Ids applications;
    private final Ids candidates;
    private final Ids jobs;
    private final Ids criteria;
    private final Ids evaluations;
    private final Calendar calendar;
    private final Vacancies vacancies;
    private final People people;

    Review(long seed, Calendar calendar, Vacancies vacancies, People people) {
        this.applications = new Ids(seed, Kinds.APPLICATION);
        this.candidates = new Ids(seed, Kinds.CANDIDATE);
        this.jobs = new Ids(seed, Kinds.JOB);
        this.criteria = new Ids(seed, Kinds.CRITERION);
        this.evaluations = new Ids(seed, Kinds.EVALUATION);
        this.calendar = calendar;
        this.vacancies = vacancies;
        this.people = people;
    }

    /** All verdicts on an application, in the shape of {@code application.listCriteriaEvaluations}. */
    public List<ObjectNode> of(ObjectNode application) {
        List<ObjectNode> verdicts = new ArrayList<>();
        int number = applications.numberOf(Json.text(application, "id"));
        int candidate = candidates.numberOf(Json.text(application, "candidateId"));
        int job = jobs.numberOf(Json.text(application, "jobId"));
        if (number < 0 || number >= calendar.applications() || candidate < 0 || candidate >= calendar.candidates()) {
            return verdicts;
        }
        Person person = people.person(candidate);
        Trade trade = vacancies.trade(job);
        List<Trade.Requirement> asked = trade.must();
        for (int i = 0; i < Math.min(MOST_CRITERIA, asked.size()); i++) {
            boolean meets = person.trade().equals(trade) && i < Math.round(person.strength() * asked.size());
            ObjectNode verdict = Json.object().put("id", evaluations.of(number * MOST_CRITERIA + i));
            verdict.putObject("criterion")
                    .put("id", criteria.of(job * MOST_CRITERIA + i))
                    .put("title", asked.get(i).skill())
                    .put("type", "ResumePrompt")
                    .put("prompt", asked.get(i).text())
                    .putNull("applicationFormDefinitionId")
                    .putNull("applicationFormFieldPath");
            verdict.put("status", "Completed")
                    .put("outcome", meets ? "Meets" : "Does Not Meet")
                    .put("reasoning", meets ? "The resume describes it." : "The resume does not mention it.")
                    .putNull("skipReason")
                    .put("outcomeNumber", meets ? 1.0 : 0.0)
                    .put("evaluatedAt", Json.text(application, "createdAt"));
            verdicts.add(verdict);
        }
        return verdicts;
    }
}
