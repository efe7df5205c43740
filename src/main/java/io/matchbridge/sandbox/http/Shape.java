package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The members that a request may have and those that it must have. Every other member is refused. */
final class Shape implements Check {

    private final Map<String, Check> members;
    private final Set<String> needed;

    private Shape(Map<String, Check> members, Set<String> needed) {
        this.members = members;
        this.needed = needed;
    }

    static Shape empty() {
        return new Shape(Map.of(), Set.of());
    }

    /** What a list takes that has pages. */
    static Shape paged() {
        return empty().may("cursor", Check.orNull(Check.text())).may("limit", Check.limit());
    }

    /** What a list takes that has pages and sync tokens. */
    static Shape synced() {
        return paged().may("syncToken", Check.orNull(Check.text()));
    }

    /** What a list takes that comes whole; a limit was seen to be accepted there. */
    static Shape whole() {
        return empty().may("limit", Check.limit());
    }

    Shape need(String member, Check check) {
        Set<String> more = new LinkedHashSet<>(needed);
        more.add(member);
        return new Shape(with(member, check), more);
    }

    Shape may(String member, Check check) {
        return new Shape(with(member, check), needed);
    }

    @Override
    public void look(String name, JsonNode value) {
        Check.require(value.isObject(), name, "must be an object");
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            String member = names.next();
            Check check = members.get(member);
            if (check == null) {
                throw Refusal.invalidInput("Unrecognized key: " + member);
            }
            check.look(member, value.get(member));
        }
        for (String member : needed) {
            Check.require(value.has(member), member, "is required");
        }
    }

    private Map<String, Check> with(String member, Check check) {
        Map<String, Check> more = new LinkedHashMap<>(members);
        more.put(member, check);
        return more;
    }
}
