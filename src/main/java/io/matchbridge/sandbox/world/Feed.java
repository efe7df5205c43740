package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Records that can be listed, oldest first, or by what changed. */
public interface Feed {

    /** How many numbers are taken, removed records included. */
    int size();

    /** The record of a number; empty when it was removed. */
    Optional<ObjectNode> at(int number);

    /** The numbers of records whose last change came after {@code after} and not after {@code upTo}, by their change. */
    NavigableMap<Long, Integer> changed(long after, long upTo);

    /** A list that never changes. */
    static Feed of(List<ObjectNode> records) {
        return new Feed() {
            @Override
            public int size() {
                return records.size();
            }

            @Override
            public Optional<ObjectNode> at(int number) {
                return Optional.of(records.get(number));
            }

            @Override
            public NavigableMap<Long, Integer> changed(long after, long upTo) {
                return Collections.unmodifiableNavigableMap(new TreeMap<>());
            }
        };
    }
}
