package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.pushback.PushBackSettings.Mapping;
import io.matchbridge.pushback.PushBackSettings.ObjectType;
import io.matchbridge.pushback.Subject.Application;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which custom fields of one object are to be written: all of them in one write, since parallel ones to one object race. */
final class FieldsPlan {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Account account;
    private final List<Account.Problem> problems;
    private final List<Mapping> mappings;

    FieldsPlan(List<Mapping> all, Account account) {
        this.account = account;
        this.problems = account.problems(all);
        Set<Mapping> unusable = new HashSet<>();
        problems.forEach(problem -> unusable.add(problem.mapping()));
        this.mappings =
                all.stream().filter(mapping -> !unusable.contains(mapping)).toList();
    }

    List<Account.Problem> problems() {
        return problems;
    }

    /** @param object the application, or the candidate whose best application it is */
    Optional<Write> of(Subject subject, Application application, AshbyObject object, ObjectType type) {
        Scored scored = application.scored();
        ObjectNode content = JSON.objectNode();
        ObjectNode former = JSON.objectNode();
        boolean lookFirst = false;
        for (Mapping mapping : mappings) {
            String id = mapping.fieldId();
            if (mapping.objectType() != type) {
                continue;
            }
            JsonNode wanted = mapping.output().value(scored, account.fields().get(id));
            Written ours = object.written().get(AshbyObject.place(id));
            boolean barred = ours != null && (ours.withholds(scored.score()) || ours.wasRefused(wanted));
            if (!barred && !StandingValue.same(object.standing(id), wanted)) {
                content.set(id, wanted);
                former.set(id, object.standing(id));
                lookFirst |= ours != null && StandingValue.same(ours.value(), wanted);
            }
        }
        if (content.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Write(
                Write.CUSTOM_FIELDS,
                type.json(),
                object.id(),
                subject.candidate().id(),
                application.object().id(),
                JSON.objectNode().set("values", content),
                JSON.objectNode().set("values", former),
                scored.score(),
                scored.version(),
                lookFirst));
    }

    /** Empties the fields that still show what we wrote; a person's values stay. */
    Optional<Write> takenBack(Subject subject, AshbyObject object, ObjectType type) {
        ObjectNode ours = JSON.objectNode();
        ObjectNode empty = JSON.objectNode();
        for (Mapping mapping : mappings) {
            String id = mapping.fieldId();
            Written written = object.written().get(AshbyObject.place(id));
            if (mapping.objectType() == type
                    && written != null
                    && !StandingValue.isNone(written.value())
                    && StandingValue.same(object.standing(id), written.value())) {
                ours.set(id, written.value());
                empty.putNull(id);
            }
        }
        if (empty.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode content = JSON.objectNode();
        content.set("values", empty);
        content.set("ours", ours);
        return Optional.of(new Write(
                Write.CUSTOM_FIELDS,
                type.json(),
                object.id(),
                subject.candidate().id(),
                type == ObjectType.APPLICATION ? object.id() : null,
                content,
                JSON.objectNode().set("values", ours),
                null,
                null,
                false));
    }
}
