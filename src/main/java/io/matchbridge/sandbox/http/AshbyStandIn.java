package io.matchbridge.sandbox.http;

import io.matchbridge.sandbox.world.Behaviours;
import io.matchbridge.sandbox.world.Edits;
import io.matchbridge.sandbox.world.FieldValues;
import io.matchbridge.sandbox.world.Seed;
import io.matchbridge.sandbox.world.Views;
import io.matchbridge.sandbox.world.World;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The sandbox, wired: a world, the endpoints on it and the two servers. */
public final class AshbyStandIn implements AutoCloseable {

    private final Servers servers;
    private final Webhooks webhooks = new Webhooks();
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final Seed.Seeded seeded;
    private final Keys keys;
    private final Marks marks;
    private final Links links;
    private final Recruiter recruiter;
    private final Standing standing;

    /** Starts on a host and port; port 0 is any free one. */
    public AshbyStandIn(
            String host, int port, int candidates, long seed, Behaviours behaviours, Duration linkLifetime) {
        Clock clock = Clock.systemUTC();
        seeded = Seed.world(seed, candidates, clock);
        World world = seeded.world();
        keys = new Keys(seed, world.changes());
        marks = new Marks(seed);
        links = new Links(seed, clock, linkLifetime);
        Account account = account(world, behaviours);
        recruiter = new Recruiter(account, webhooks::tell);
        standing = new Standing(account);
        servers = new Servers(host);
        servers.startFiles(world.files(), seeded.resumes(), links);
        Api api = new Api(endpoints(account), world, new Gate(keys), faults, log);
        servers.startApi(port, api, new Admin(recruiter, standing, keys, faults, log, marks, links));
    }

    private Account account(World world, Behaviours behaviours) {
        FieldValues values = new FieldValues(world, behaviours.dateTimes(), behaviours.clearedFieldIsNull());
        Views views = new Views(world, values);
        Edits edits = new Edits(world, views, webhooks::tell);
        Paging paging =
                new Paging(world.changes(), marks, behaviours.tokenOnEmptyPass(), behaviours.incrementalPages());
        return new Account(world, views, values, edits, new Visibility(world), paging, behaviours);
    }

    private List<Endpoint> endpoints(Account account) {
        Function<String, String> link = file -> servers.filesUrl() + links.path(file);
        return Stream.of(
                        new KeyEndpoints().endpoints(),
                        new CandidateEndpoints(account).endpoints(),
                        new NoteAndTagEndpoints(account).endpoints(),
                        new ApplicationEndpoints(account).endpoints(),
                        new JobEndpoints(account).endpoints(),
                        new ProcessEndpoints(account).endpoints(),
                        new CustomFieldEndpoints(account).endpoints(),
                        new FileEndpoints(account.world().files(), link).endpoints(),
                        new WebhookEndpoints(webhooks).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    public String url() {
        return servers.apiUrl();
    }

    public String filesUrl() {
        return servers.filesUrl();
    }

    public World world() {
        return seeded.world();
    }

    public io.matchbridge.sandbox.world.Resumes resumes() {
        return seeded.resumes();
    }

    public Keys keys() {
        return keys;
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog log() {
        return log;
    }

    public Marks marks() {
        return marks;
    }

    public Links links() {
        return links;
    }

    public Recruiter recruiter() {
        return recruiter;
    }

    public Standing standing() {
        return standing;
    }

    @Override
    public void close() {
        webhooks.close();
        servers.close();
    }
}
