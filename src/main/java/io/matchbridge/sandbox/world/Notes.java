package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Notes, by candidate. Seeded ones are made when a candidate's notes are asked for; only added ones are kept. */
public final class Notes {

    private final IntFunction<List<ObjectNode>> seeded;
    private final Changes changes;
    private final Ids ids;
    private final Map<Integer, Records> touched = new HashMap<>();

    Notes(Ids ids, IntFunction<List<ObjectNode>> seeded, Changes changes) {
        this.ids = ids;
        this.seeded = seeded;
        this.changes = changes;
    }

    /** The notes of the candidate with a number, oldest first; they can be added to. */
    public Records of(int candidate) {
        return Optional.ofNullable(touched.get(candidate)).orElseGet(() -> untouched(candidate));
    }

    /** Adds a note to a candidate. */
    public ObjectNode add(int candidate, ObjectNode note) {
        return touched.computeIfAbsent(candidate, this::untouched).add(note);
    }

    private Records untouched(int candidate) {
        List<ObjectNode> notes = seeded.apply(candidate);
        return new Records(ids.part(candidate), notes.size(), notes::get, changes);
    }
}
