package io.matchbridge.sandbox.http;

import io.matchbridge.sandbox.world.ApplicationEdits;
import io.matchbridge.sandbox.world.Behaviour;
import io.matchbridge.sandbox.world.CandidateEdits;
import io.matchbridge.sandbox.world.Events;
import io.matchbridge.sandbox.world.FieldValues;
import io.matchbridge.sandbox.world.Population;
import io.matchbridge.sandbox.world.Resumes;
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

    private final Seed.Seeded seeded;
    private final Controls controls;
    private final Servers servers;

    /** Starts on a host and port; port 0 is any free one. Links to files are good for {@code linkLifetime}; {@code keepPages} as in Paging. */
    public AshbyStandIn(String host, int port, Population population, Duration linkLifetime, boolean keepPages) {
        Clock clock = Clock.systemUTC();
        seeded = Seed.world(population, clock);
        World world = seeded.world();
        Behaviour behaviour = new Behaviour();
        Webhooks webhooks = new Webhooks();
        Marks marks = new Marks(population.seed());
        FieldValues values = new FieldValues(world, behaviour);
        Views views = new Views(world, values);
        Events events = new Events(views, webhooks::tell);
        Paging paging = new Paging(world.changes(), marks, behaviour, keepPages);
        Account account = new Account(
                world,
                views,
                values,
                new CandidateEdits(world, events),
                new ApplicationEdits(world, events),
                new Visibility(world),
                paging,
                behaviour);
        controls = new Controls(
                new Recruiter(account, events),
                new Standing(account),
                new Keys(population.seed(), world.changes()),
                new Faults(),
                new RequestLog(),
                marks,
                new Links(population.seed(), clock, linkLifetime),
                webhooks,
                behaviour);
        servers = new Servers(host);
        servers.startFiles(world.files(), seeded.resumes(), controls.links());
        Api api = new Api(endpoints(account), world, new Gate(controls.keys()), controls.faults(), controls.log());
        servers.startApi(port, api, new Admin(controls));
    }

    private List<Endpoint> endpoints(Account account) {
        Function<String, String> link =
                file -> servers.filesUrl() + controls.links().path(file);
        return Stream.of(
                        new KeyEndpoints().endpoints(),
                        new CandidateEndpoints(account).endpoints(),
                        new NoteAndTagEndpoints(account).endpoints(),
                        new ApplicationEndpoints(account).endpoints(),
                        new JobEndpoints(account).endpoints(),
                        new ProcessEndpoints(account).endpoints(),
                        new CustomFieldEndpoints(account).endpoints(),
                        new FileEndpoints(account.world().files(), link).endpoints(),
                        new WebhookEndpoints(controls.webhooks()).endpoints())
                .flatMap(List::stream)
                .toList();
    }

    public String url() {
        return servers.apiUrl();
    }

    public String filesUrl() {
        return servers.filesUrl();
    }

    public Controls controls() {
        return controls;
    }

    /** The address of an enabled Organization Admin. */
    public String adminEmail() {
        return seeded.world().adminEmail();
    }

    public Resumes resumes() {
        return seeded.resumes();
    }

    @Override
    public void close() {
        controls.webhooks().close();
        servers.close();
    }
}
