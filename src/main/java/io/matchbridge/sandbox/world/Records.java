package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * All records of one kind, oldest first. A seeded record is made anew from its number whenever it is asked for; only
 * records that were changed or added are kept, so a hundred thousand of them cost next to nothing. A record here is a
 * JSON object that names other records by id; {@code Views} turns it into what Ashby shows. Guarded by the world's lock.
 */
public final class Records implements Feed {

    private final Ids ids;
    private final IntFunction<ObjectNode> make;
    private final Changes changes;
    private final Map<Integer, ObjectNode> kept = new HashMap<>();
    private final Set<Integer> removed = new HashSet<>();
    private final NavigableMap<Long, Integer> numbersByChange = new TreeMap<>();
    private final Map<Integer, Long> changesByNumber = new HashMap<>();
    private int size;
    private int lastMade = -1;
    private ObjectNode lastSeeded;

    /** The first {@code seeded} records come from {@code make}, which may leave out the id. */
    public Records(Ids ids, int seeded, IntFunction<ObjectNode> make, Changes changes) {
        this.ids = ids;
        this.size = seeded;
        this.make = make;
        this.changes = changes;
    }

    @Override
    public int size() {
        return size;
    }

    /** The id that the record of a number has or would have. */
    public String id(int number) {
        return ids.of(number);
    }

    /** The number of an id, or -1 for an id that is none of this kind. */
    public int number(String id) {
        int number = ids.numberOf(id);
        return number < size ? number : -1;
    }

    @Override
    public Optional<ObjectNode> at(int number) {
        if (number < 0 || number >= size || removed.contains(number)) {
            return Optional.empty();
        }
        ObjectNode changed = kept.get(number);
        return Optional.of(changed != null ? changed : seeded(number));
    }

    public Optional<ObjectNode> find(String id) {
        return at(number(id));
    }

    /** Every record that was not removed, oldest first. */
    public List<ObjectNode> all() {
        List<ObjectNode> all = new ArrayList<>();
        for (int number = 0; number < size; number++) {
            at(number).ifPresent(all::add);
        }
        return all;
    }

    /** Adds a record, giving it its id, and its times where it has none. */
    public ObjectNode add(ObjectNode record) {
        int number = size++;
        ObjectNode added = Json.object().put("id", id(number));
        added.setAll(record);
        kept.put(number, added);
        mark(number);
        return added;
    }

    /** Changes a record and moves its {@code updatedAt}, also when the edit does nothing. */
    public ObjectNode change(String id, Consumer<ObjectNode> edit) {
        int number = number(id);
        ObjectNode changed = at(number)
                .orElseThrow(() -> new IllegalArgumentException("There is no record " + id))
                .deepCopy();
        edit.accept(changed);
        if (changed.has("updatedAt")) {
            changed.put("updatedAt", changes.now());
        }
        kept.put(number, changed);
        mark(number);
        return changed;
    }

    /** Changes what is inside a record without a trace: no time moves, no incremental pass sees it. */
    public void changeSilently(String id, Consumer<ObjectNode> edit) {
        int number = number(id);
        at(number).map(ObjectNode::deepCopy).ifPresent(record -> {
            edit.accept(record);
            kept.put(number, record);
            changes.next(); // it bears no record's number, so no pass sees it
        });
    }

    public void remove(String id) {
        int number = number(id);
        if (at(number).isEmpty()) {
            throw new IllegalArgumentException("There is no record " + id);
        }
        removed.add(number);
        kept.remove(number);
        Long change = changesByNumber.remove(number);
        if (change != null) {
            numbersByChange.remove(change);
        }
    }

    @Override
    public NavigableMap<Long, Integer> changed(long after, long upTo) {
        return after >= upTo ? new TreeMap<>() : numbersByChange.subMap(after, false, upTo, true);
    }

    /** Makes a seeded record. The last one stays at hand, because one answer often needs it several times. */
    private ObjectNode seeded(int number) {
        if (number != lastMade) {
            ObjectNode record = make.apply(number);
            if (!record.has("id")) {
                record = (ObjectNode) Json.object().put("id", id(number)).setAll(record);
            }
            lastSeeded = record;
            lastMade = number;
        }
        return lastSeeded;
    }

    private void mark(int number) {
        long change = changes.next();
        Long before = changesByNumber.put(number, change);
        if (before != null) {
            numbersByChange.remove(before);
        }
        numbersByChange.put(change, number);
    }
}
