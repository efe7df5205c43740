package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.JobViews;
import io.matchbridge.sandbox.world.Json;
import io.matchbridge.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;

/** What stands in the invented account right now, as a key that sees everything would see it. */
public final class Standing {

    private final Account account;
    private final World world;
    private final JobViews jobViews;

    Standing(Account account) {
        this.account = account;
        this.world = account.world();
        this.jobViews = new JobViews(world, account.values());
    }

    /** A candidate with its tags and custom fields, and with its {@code notes}. */
    public ObjectNode candidate(String id) {
        synchronized (world) {
            ObjectNode state = world.candidates().find(id).orElseThrow(() -> missing(id));
            ObjectNode shown = account.views().candidate(state, true);
            ArrayNode notes = shown.putArray("notes");
            world.notes()
                    .of(world.candidates().number(id))
                    .all()
                    .forEach(note -> notes.add(account.views().note(note)));
            return shown;
        }
    }

    /** An application with its custom fields and history. */
    public ObjectNode application(String id) {
        synchronized (world) {
            ObjectNode state = world.applications().find(id).orElseThrow(() -> missing(id));
            return account.views().wholeApplication(state, true);
        }
    }

    /** A posting with its text. */
    public ObjectNode posting(String id) {
        synchronized (world) {
            return jobViews.wholePosting(world.postings().find(id).orElseThrow(() -> missing(id)));
        }
    }

    /** All records of a kind such as {@code candidates}, {@code jobs} or {@code tags}, archived ones too. */
    public List<ObjectNode> all(String kind) {
        synchronized (world) {
            List<ObjectNode> shown = new ArrayList<>();
            for (ObjectNode record : world.records(kind).all()) {
                shown.add(shown(kind, record));
            }
            return shown;
        }
    }

    /** All records of a kind as one JSON array. */
    ArrayNode allAsJson(String kind) {
        return Json.array().addAll(all(kind));
    }

    private ObjectNode shown(String kind, ObjectNode record) {
        return switch (kind) {
            case "candidates" -> account.views().candidate(record, true);
            case "applications" -> account.views().application(record, true);
            case "jobs" -> jobViews.job(record, true, true);
            case "postings" -> jobViews.posting(record);
            default -> record.deepCopy();
        };
    }

    private static IllegalArgumentException missing(String id) {
        return new IllegalArgumentException("There is no record " + id);
    }
}
