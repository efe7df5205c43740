package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;

/** Makes a world: the same one for the same population. */
public final class Seed {

    private final Population population;
    private final long seed;
    private final Changes changes;

    private Seed(Population population, Clock clock) {
        this.population = population;
        this.seed = population.seed();
        this.changes = new Changes(clock, Calendar.END);
    }

    /** A world and the résumés of its people. */
    public record Seeded(World world, Resumes resumes) {}

    public static Seeded world(Population population, Clock clock) {
        return new Seed(population, clock).world();
    }

    private Seeded world() {
        Company company = Company.read();
        Calendar calendar = new Calendar(population.candidates(), population.applyOnce());
        Organization organization = new Organization(seed, company);
        Process process = new Process(seed, company);
        Vacancies vacancies = new Vacancies(seed, company, organization, process);
        Files files = new Files(population);
        People people = new People(seed, calendar, company, organization, files);
        Applicants applicants = new Applicants(seed, calendar, organization, process, vacancies, people, files);
        World world = new World(
                changes,
                new Records(ids(Kinds.CANDIDATE), calendar.candidates(), people::candidate, changes),
                new Records(ids(Kinds.APPLICATION), calendar.applications(), applicants::application, changes),
                records(Kinds.JOB, vacancies.jobs()),
                records(Kinds.POSTING, vacancies.postings()),
                records(Kinds.PLAN, process.plans()),
                records(Kinds.STAGE, process.stages()),
                records(Kinds.DEPARTMENT, organization.departments()),
                records(Kinds.LOCATION, organization.locations()),
                records(Kinds.USER, organization.users()),
                records(Kinds.TAG, organization.tags()),
                records(Kinds.FIELD, organization.fields()),
                records(Kinds.SOURCE, organization.sources()),
                records(Kinds.REASON, organization.archiveReasons()),
                new Notes(ids(Kinds.NOTE), people::notes, changes),
                files,
                new Review(seed, calendar, vacancies, people),
                ids(Kinds.HISTORY),
                ids("board"));
        return new Seeded(world, new Resumes(seed, company, people, files));
    }

    private Records records(String kind, List<ObjectNode> seeded) {
        return new Records(ids(kind), seeded.size(), seeded::get, changes);
    }

    private Ids ids(String kind) {
        return new Ids(seed, kind);
    }
}
