package io.matchbridge.sandbox;

import io.matchbridge.sandbox.http.AshbyStandIn;
import io.matchbridge.sandbox.http.Faults;
import io.matchbridge.sandbox.http.Keys;
import io.matchbridge.sandbox.http.Links;
import io.matchbridge.sandbox.http.Marks;
import io.matchbridge.sandbox.http.RecordedRequest;
import io.matchbridge.sandbox.http.Recruiter;
import io.matchbridge.sandbox.http.RequestLog;
import io.matchbridge.sandbox.http.Standing;
import io.matchbridge.sandbox.world.Behaviour;
import io.matchbridge.sandbox.world.Population;
import java.util.List;

/**
 * An honest stand-in for Ashby, for people without an account and for tests: a company that does not exist, with people
 * who do not exist, behind the same requests and answers, as strict as Ashby and as troublesome when asked to be.
 */
public final class Sandbox implements AutoCloseable {

    private final AshbyStandIn ashby;

    private Sandbox(AshbyStandIn ashby) {
        this.ashby = ashby;
    }

    /** Starts a sandbox; when its port is taken, a {@link RuntimeException} says so. */
    public static Sandbox start(SandboxOptions options) {
        return new Sandbox(new AshbyStandIn(
                options.host(),
                options.port(),
                new Population(options.seed(), options.candidates(), options.files(), options.applyOnce()),
                options.linkLifetime(),
                options.keepPages()));
    }

    /** Where the API is, such as {@code http://127.0.0.1:8090}. */
    public String url() {
        return ashby.url();
    }

    /** Where files are: the same host, another port. */
    public String filesUrl() {
        return ashby.filesUrl();
    }

    /** A key with every grant. */
    public String apiKey() {
        return keys().first().secret();
    }

    /** The address of an enabled Organization Admin. */
    public String adminEmail() {
        return ashby.adminEmail();
    }

    /** What the résumé of a seeded candidate says, by the candidate's place in the list, from 0. */
    public String resumeText(int candidate) {
        return ashby.resumes().of(candidate).text();
    }

    /** What people do in Ashby's own screens. */
    public Recruiter recruiter() {
        return ashby.controls().recruiter();
    }

    /** What stands in the account now. */
    public Standing standing() {
        return ashby.controls().standing();
    }

    public Keys keys() {
        return ashby.controls().keys();
    }

    /** What is to go wrong. */
    public Faults faults() {
        return ashby.controls().faults();
    }

    /** Cursors and sync tokens, to make them expire. */
    public Marks marks() {
        return ashby.controls().marks();
    }

    /** Links to files, to make them expire. */
    public Links links() {
        return ashby.controls().links();
    }

    /** How it behaves where nobody knows what Ashby does. */
    public Behaviour behaviour() {
        return ashby.controls().behaviour();
    }

    public RequestLog log() {
        return ashby.controls().log();
    }

    /** What clients asked of an endpoint, oldest first. */
    public List<RecordedRequest> requests(String endpoint) {
        return log().requests(endpoint);
    }

    /** How many requests were being answered at the same time, at most. */
    public int mostAtOnce() {
        return log().mostAtOnce();
    }

    @Override
    public void close() {
        ashby.close();
    }
}
