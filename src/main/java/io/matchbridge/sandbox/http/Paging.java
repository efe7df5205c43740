package io.matchbridge.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.matchbridge.sandbox.world.Behaviour;
import io.matchbridge.sandbox.world.Changes;
import io.matchbridge.sandbox.world.Feed;
import io.matchbridge.sandbox.world.Json;
import io.matchbridge.sandbox.world.Scramble;
import io.matchbridge.sandbox.world.Unverified;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Pages of a list, the cursors between them and the sync token after the last one. A full pass goes by the records'
 * numbers, oldest first; an incremental one by their last change. A token stands for the moment at which its pass began,
 * so that what changed meanwhile comes again.
 */
final class Paging {

    private final Changes changes;
    private final Marks marks;
    private final Behaviour behaviour;
    private final boolean keeps;
    private final Map<Place, Kept> kept = new HashMap<>();
    private long keptAt;

    /** Where a page of a full pass begins, and whose it is. */
    private record Place(ApiKey key, long filters, long position, int limit) {}

    /** A page as JSON text. */
    private record Kept(String results, Optional<Long> next) {}

    /** @param keeps whether pages of full passes are kept once they were made, until something changes */
    Paging(Changes changes, Marks marks, Behaviour behaviour, boolean keeps) {
        this.keeps = keeps;
        this.changes = changes;
        this.marks = marks;
        this.behaviour = behaviour;
    }

    /** A page of a list without sync tokens. */
    ObjectNode paged(Call call, Feed feed, Function<ObjectNode, ObjectNode> view) {
        return page(call, feed, record -> true, view, false);
    }

    /** A page of a list with sync tokens, of the records that the key and the request's filters let through. */
    ObjectNode synced(Call call, Feed feed, Predicate<ObjectNode> filter, Function<ObjectNode, ObjectNode> view) {
        return page(call, feed, filter, view, true);
    }

    private ObjectNode page(
            Call call,
            Feed feed,
            Predicate<ObjectNode> filter,
            Function<ObjectNode, ObjectNode> view,
            boolean withToken) {
        int limit = Math.min(call.body().path("limit").asInt(behaviour.largestPage()), behaviour.largestPage());
        long filters = filters(call);
        Optional<Long> since = call.given("syncToken").map(token -> marks.changeOf(token, call.endpoint(), filters));
        Mark mark = call.given("cursor")
                .map(cursor -> marks.markOf(cursor, filters))
                .orElseGet(() -> Mark.first(since, changes.latest()));
        if (mark.isIncremental() && mark.page() > behaviour.incrementalPages()) {
            throw Refusal.of("incremental_sync_too_large", "Too many records changed. Do a full sync instead.");
        }
        ArrayNode results = Json.array();
        Optional<Mark> next;
        ObjectNode answer = Answers.results(results);
        if (mark.isIncremental()) {
            next = changed(mark, feed, filter, view, limit, results);
        } else if (keeps && withToken) {
            Kept page = kept(new Place(call.key(), filters, mark.position(), limit), mark, feed, filter, view);
            next = page.next.map(mark::next);
            answer.putRawValue("results", new RawValue(page.results));
        } else {
            next = all(mark, feed, filter, view, limit, results);
        }
        answer.put("moreDataAvailable", next.isPresent());
        next.ifPresent(more -> answer.put("nextCursor", marks.cursor(more, filters)));
        boolean emptyPass = mark.isIncremental() && mark.page() == 1 && results.isEmpty();
        if (withToken && next.isEmpty() && !(emptyPass && behaviour.is(Unverified.EMPTY_PASS_WITHOUT_TOKEN))) {
            answer.put("syncToken", marks.token(mark.until(), call.endpoint(), filters));
        }
        return answer;
    }

    private Kept kept(
            Place place, Mark mark, Feed feed, Predicate<ObjectNode> filter, Function<ObjectNode, ObjectNode> view) {
        if (keptAt != changes.latest()) {
            kept.clear();
            keptAt = changes.latest();
        }
        return kept.computeIfAbsent(place, made -> {
            ArrayNode results = Json.array();
            Optional<Mark> next = all(mark, feed, filter, view, place.limit, results);
            // Written as every other answer is, so that one way alone becomes fast.
            return new Kept(new String(Json.bytes(results), UTF_8), next.map(Mark::position));
        });
    }

    private static Optional<Mark> all(
            Mark mark,
            Feed feed,
            Predicate<ObjectNode> filter,
            Function<ObjectNode, ObjectNode> view,
            int limit,
            ArrayNode results) {
        for (int number = (int) mark.position(); number < feed.size(); number++) {
            Optional<ObjectNode> record = feed.at(number).filter(filter);
            if (record.isPresent()) {
                if (results.size() == limit) {
                    return Optional.of(mark.next(number));
                }
                results.add(view.apply(record.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Mark> changed(
            Mark mark,
            Feed feed,
            Predicate<ObjectNode> filter,
            Function<ObjectNode, ObjectNode> view,
            int limit,
            ArrayNode results) {
        long last = mark.position();
        for (Map.Entry<Long, Integer> change :
                feed.changed(mark.position(), mark.until()).entrySet()) {
            Optional<ObjectNode> record = feed.at(change.getValue()).filter(filter);
            if (record.isPresent()) {
                if (results.size() == limit) {
                    return Optional.of(mark.next(last));
                }
                results.add(view.apply(record.get()));
            }
            last = change.getKey();
        }
        return Optional.empty();
    }

    /** Stands for everything about a pass that must stay the same: endpoint, key and filters. */
    private static long filters(Call call) {
        ObjectNode filters = call.body().deepCopy();
        filters.remove(List.of("cursor", "syncToken", "limit"));
        return Scramble.mix(call.endpoint().hashCode() * 31L + filters.hashCode())
                ^ Scramble.mix(call.key().secret().hashCode());
    }
}
