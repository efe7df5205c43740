package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes candidates: who they are, and the record that stands for them. */
final class People {

    private final long seed;
    private final Calendar calendar;
    private final Company company;
    private final Organization organization;
    private final List<Trade> trades;
    private final List<String> firstNames;
    private final List<String> lastNames;
    private final Ids candidateIds;
    private final Ids applicationIds;
    private final Files files;

    People(long seed, Calendar calendar, Company company, Organization organization, Files files) {
        this.seed = seed;
        this.calendar = calendar;
        this.company = company;
        this.organization = organization;
        this.trades = List.copyOf(company.trades().values());
        this.firstNames = strings(company.part("firstNames"));
        this.lastNames = strings(company.part("lastNames"));
        this.candidateIds = new Ids(seed, Kinds.CANDIDATE);
        this.applicationIds = new Ids(seed, Kinds.APPLICATION);
        this.files = files;
    }

    int tradeCount() {
        return trades.size();
    }

    Trade trade(int number) {
        return trades.get(number);
    }

    Person person(int number) {
        SplittableRandom dice = Scramble.dice(seed, "person", number);
        int tradeNumber = number % trades.size();
        Trade trade = trades.get(tradeNumber);
        double strength = strength(dice);
        int level = (int) Math.min(trade.positions().size() - 1, Math.round(strength * 2 + dice.nextInt(2)));
        String firstName = Scramble.pick(dice, firstNames);
        String lastName = Scramble.pick(dice, lastNames);
        return new Person(
                number,
                tradeNumber,
                trade,
                firstName,
                lastName,
                plain(firstName) + "." + plain(lastName) + "." + number + "@people.example",
                "+44 20 7946 0" + (1000 + number % 1000 + "").substring(1),
                strength,
                1 + level * 2 + dice.nextInt(3) + (int) (strength * 3),
                level,
                Scramble.pick(dice, trade.employers()),
                Scramble.pick(dice, trade.schools()),
                dice.nextInt(company.part("cities").size()));
    }

    /** The candidate with a number, as it was seeded. */
    ObjectNode candidate(int number) {
        Person person = person(number);
        SplittableRandom dice = Scramble.dice(seed, Kinds.CANDIDATE, number);
        ObjectNode candidate = Json.object().put("id", candidateIds.of(number));
        long created = calendar.candidateCreated(number);
        candidate.put("createdAt", Changes.iso(created));
        candidate.put("updatedAt", Changes.iso(created + 60_000L * dice.nextInt(1, 60)));
        candidate.put("name", person.name());
        candidate.put("email", person.email());
        if (number % 7 != 3) {
            candidate.put("phone", person.phone());
        }
        candidate.set("otherEmails", Json.array());
        candidate.set("socialLinks", socialLinks(person));
        candidate.set("tagIds", tags(dice));
        candidate.put("position", person.position());
        candidate.put("company", person.company());
        candidate.put("school", person.school());
        candidate.set("applicationIds", applications(number));
        candidate.set("fileIds", files.seeded(number));
        candidate.set("values", organization.seededValues("Candidate", dice));
        candidate.put("sourceId", number % 9 == 4 ? null : organization.source(dice));
        candidate.put("creditedToUserId", number % 10 == 6 ? organization.user(1 + dice.nextInt(2)) : null);
        JsonNode city = company.part("cities").path(person.city());
        if (number % 5 != 2) {
            candidate.set("location", location(city, number));
        }
        candidate.put("timezone", number % 5 == 2 ? null : city.path(3).asText());
        candidate.putNull("fraudStatus");
        return candidate;
    }

    /** Notes that were written about the candidate with a number. */
    List<ObjectNode> notes(int number) {
        SplittableRandom dice = Scramble.dice(seed, Kinds.NOTE, number);
        int count = Math.max(0, dice.nextInt(-3, 3));
        return IntStream.range(0, count).mapToObj(i -> note(number, i, dice)).collect(Collectors.toList());
    }

    private ObjectNode note(int number, int which, SplittableRandom dice) {
        boolean isPrivate = number % 25 == 7;
        List<String> texts = strings(company.part("notes"));
        long written = calendar.candidateCreated(number) + 3_600_000L * (which + 1);
        ObjectNode note = Json.object().put("createdAt", Changes.iso(written)).put("isPrivate", isPrivate);
        note.put("content", isPrivate ? company.part("privateNote").asText() : Scramble.pick(dice, texts));
        return note.put("authorId", organization.user(dice.nextInt(3)));
    }

    /** About a third of the people know their trade well, a third in part, a third hardly. */
    private static double strength(SplittableRandom dice) {
        double[] centers = {0.92, 0.55, 0.2};
        return Math.min(1, centers[dice.nextInt(3)] + dice.nextInt(-8, 9) / 100.0);
    }

    private ArrayNode applications(int candidate) {
        int first = calendar.firstApplicationOf(candidate);
        ArrayNode ids = Json.array().add(applicationIds.of(first));
        return calendar.appliesTwice(candidate) ? ids.add(applicationIds.of(first + 1)) : ids;
    }

    private ArrayNode tags(SplittableRandom dice) {
        ArrayNode tags = Json.array();
        for (int i = 0; i < organization.tagCount(); i++) {
            if (dice.nextInt(12) == 0) {
                tags.add(organization.tag(i));
            }
        }
        return tags;
    }

    private static ArrayNode socialLinks(Person person) {
        ArrayNode links = Json.array();
        String handle = person.email().substring(0, person.email().indexOf('@')).replace('.', '-');
        if (person.number() % 3 != 1) {
            links.addObject().put("type", "Website").put("url", "https://" + handle + ".people.example");
        }
        return links;
    }

    private ObjectNode location(JsonNode city, int number) {
        ObjectNode location = Json.object().put("id", new Ids(seed, "place").of(number));
        location.put(
                "locationSummary",
                city.path(0).asText() + ", " + city.path(1).asText() + ", "
                        + city.path(2).asText());
        ArrayNode components = location.putArray("locationComponents");
        components.addObject().put("type", "City").put("name", city.path(0).asText());
        components.addObject().put("type", "Region").put("name", city.path(1).asText());
        components.addObject().put("type", "Country").put("name", city.path(2).asText());
        return location;
    }

    private static String plain(String name) {
        String decomposed = Normalizer.normalize(name.replace("ø", "o"), Normalizer.Form.NFD);
        return decomposed.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(text -> strings.add(text.asText()));
        return List.copyOf(strings);
    }
}
