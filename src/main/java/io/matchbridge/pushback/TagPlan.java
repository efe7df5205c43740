package io.matchbridge.pushback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.matchbridge.pushback.Account.Tag;
import io.matchbridge.pushback.PushBackSettings.ObjectType;
import io.matchbridge.pushback.Subject.Application;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one tag of a candidate's band: it comes, and the one that we set before goes, in one write. */
final class TagPlan {

    private final PushBackSettings settings;
    private final Account account;

    TagPlan(PushBackSettings settings, Account account) {
        this.settings = settings;
        this.account = account;
    }

    Optional<Write> of(Subject subject, Application best) {
        Written ours = subject.candidate().written().get(AshbyObject.TAG);
        String title = settings.tagTitle(best.scored().bandTitle());
        if (ours != null && (ours.withholds(best.scored().score()) || ours.wasRefused(TextNode.valueOf(title)))) {
            return Optional.empty();
        }
        JsonNode last = last(ours);
        Set<String> standing = standing(subject, ours, last);
        List<Tag> inherited = remembered(subject.candidate().inheritedTags());
        ObjectNode content = title.equals(last.path("wanted").asText())
                ? cleared(last, inherited, standing)
                : changed(title, earlier(ours, last, inherited), inherited, standing);
        if (!content.has("add") && !content.has("remove")) {
            return Optional.empty();
        }
        ObjectNode former = JsonNodeFactory.instance.objectNode();
        if (content.has("remove")) {
            former.set("add", content.get("remove").get(0));
        }
        return Optional.of(new Write(
                Write.TAG,
                ObjectType.CANDIDATE.json(),
                subject.candidate().id(),
                subject.candidate().id(),
                best.object().id(),
                content,
                former,
                best.scored().score(),
                best.scored().version(),
                false));
    }

    /** The tag that we had set goes, and with it those inherited from people who were merged into this one. */
    Optional<Write> takenBack(Subject subject) {
        Written ours = subject.candidate().written().get(AshbyObject.TAG);
        JsonNode last = last(ours);
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        List<Tag> set = new ArrayList<>(remembered(List.of(last)));
        set.addAll(remembered(subject.candidate().inheritedTags()));
        remove(content, set, "", standing(subject, ours, last));
        if (content.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Write(
                Write.TAG,
                ObjectType.CANDIDATE.json(),
                subject.candidate().id(),
                subject.candidate().id(),
                null,
                content,
                JsonNodeFactory.instance
                        .objectNode()
                        .set("add", content.get("remove").get(0)),
                null,
                null,
                false));
    }

    private static JsonNode last(Written ours) {
        return ours == null || StandingValue.isNone(ours.value())
                ? JsonNodeFactory.instance.objectNode()
                : ours.value();
    }

    /**
     * Another band. The tag is not set where a person has set it already, nor where it is archived; ours goes all the same. One
     * that stands since somebody was merged into this one is ours from then on.
     */
    private ObjectNode changed(String title, List<Tag> earlier, List<Tag> inherited, Set<String> standing) {
        Optional<Tag> tag = account.tag(title);
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        if (tag.isEmpty() || !tag.get().isArchived()) {
            content.put("wanted", title);
            if (tag.isEmpty() || !standing.contains(tag.get().id())) {
                ObjectNode add = content.putObject("add").put("title", title);
                tag.ifPresent(known -> add.put("tagId", known.id()));
            } else {
                inherited.stream()
                        .filter(known -> known.id().equals(tag.get().id()))
                        .findAny()
                        .ifPresent(known -> keep(content, known));
            }
        }
        remove(content, earlier, tag.map(Tag::id).orElse(""), standing);
        return content;
    }

    /**
     * The same band: a tag that a person took off comes back with another band only. What we had set on people who were
     * merged into this one goes, so that no two bands contradict each other.
     */
    private ObjectNode cleared(JsonNode last, List<Tag> inherited, Set<String> standing) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.set("wanted", last.get("wanted"));
        List<Tag> ours = remembered(List.of(last));
        ours.forEach(tag -> keep(content, tag));
        Optional<Tag> wanted =
                ours.stream().findAny().or(() -> account.tag(last.get("wanted").asText()));
        remove(content, inherited, wanted.map(Tag::id).orElse(""), standing);
        return content;
    }

    private static void keep(ObjectNode content, Tag tag) {
        content.putObject("keep").put("tagId", tag.id()).put("title", tag.title());
    }

    private static void remove(ObjectNode content, List<Tag> tags, String butFor, Set<String> standing) {
        ArrayNode remove = JsonNodeFactory.instance.arrayNode();
        tags.stream()
                .filter(tag -> standing.contains(tag.id()) && !tag.id().equals(butFor))
                .forEach(tag -> remove.addObject().put("tagId", tag.id()).put("title", tag.title()));
        if (!remove.isEmpty()) {
            content.set("remove", remove);
        }
    }

    /**
     * The tags that are to go: those we set. On a candidate that we never tagged, as far as we know, those of our bands: they
     * are from before our memory was lost, and two bands would contradict each other.
     */
    private List<Tag> earlier(Written ours, JsonNode last, List<Tag> inherited) {
        if (ours == null) {
            return settings.tagTitles().stream()
                    .flatMap(title -> account.tag(title).stream())
                    .toList();
        }
        List<Tag> earlier = new ArrayList<>(remembered(List.of(last)));
        earlier.addAll(inherited);
        return earlier;
    }

    private static List<Tag> remembered(List<JsonNode> values) {
        return values.stream()
                .filter(value -> value.has("tagId"))
                .map(value ->
                        new Tag(value.get("tagId").asText(), value.path("title").asText(), false))
                .distinct()
                .toList();
    }

    private static Set<String> standing(Subject subject, Written ours, JsonNode last) {
        if (ours == null || !subject.candidate().isOlderThan(ours) || !last.has("present")) {
            return subject.tags();
        }
        Set<String> present = new HashSet<>();
        last.path("present").forEach(id -> present.add(id.asText()));
        return present;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (String title : settings.tagTitles()) {
            account.tag(title).ifPresent(tag -> {
                if (tag.isArchived()) {
                    warnings.add(
                            "The tag \"%s\" is archived in Ashby, so it is not set any more.".formatted(tag.title()));
                } else if (!tag.title().equals(title)) {
                    warnings.add("The tag \"%s\" was renamed \"%s\" in Ashby and is used under that name."
                            .formatted(title, tag.title()));
                }
            });
        }
        return warnings;
    }
}
