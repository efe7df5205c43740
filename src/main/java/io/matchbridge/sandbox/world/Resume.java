package io.matchbridge.sandbox.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A person's résumé as plain text, in sections. How many of the trade's skills it shows follows the person's strength.
 *
 * @param name the heading
 * @param sections what follows, in order
 */
public record Resume(String name, List<String> contact, List<Section> sections) {

    private static final int PRESENT_YEAR = 2026;
    private static final int MOST_JOBS = 3;

    /** A heading and its lines; a line that begins with {@code "- "} is a bullet. */
    public record Section(String heading, List<String> lines) {}

    static Resume of(Person person, String city, SplittableRandom dice, List<String> languages) {
        List<Section> sections = new ArrayList<>();
        List<Trade.Skill> skills = skills(person, dice);
        sections.add(new Section("Profile", List.of(filled(person.trade().summary(), person, dice))));
        sections.add(new Section("Experience", experience(person, skills, dice)));
        sections.add(new Section("Education", education(person, dice)));
        sections.add(new Section("Skills", List.of(skillNames(skills))));
        sections.add(
                new Section("Languages", List.of("English (fluent), " + Scramble.pick(dice, languages) + " (basic)")));
        return new Resume(person.name(), List.of(person.position(), city, person.email(), person.phone()), sections);
    }

    /** The whole text, as a reader would type it. */
    public String text() {
        StringBuilder text = new StringBuilder(name).append('\n');
        contact.forEach(line -> text.append(line).append('\n'));
        for (Section section : sections) {
            text.append('\n').append(section.heading()).append('\n');
            section.lines().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    private static List<Trade.Skill> skills(Person person, SplittableRandom dice) {
        List<Trade.Skill> all = new ArrayList<>(person.trade().skills());
        int count = (int) Math.round(person.strength() * all.size());
        // Whoever knows little of a trade knows its side skills first: what postings ask for stands at the list's head.
        if (person.strength() < 0.75) {
            Collections.shuffle(all, new Random(dice.nextLong()));
        }
        return all.subList(0, Math.max(1, count));
    }

    private static List<String> experience(Person person, List<Trade.Skill> skills, SplittableRandom dice) {
        List<String> lines = new ArrayList<>();
        int jobs = Math.min(person.level() + 1, MOST_JOBS);
        String until = "present";
        int untilYear = PRESENT_YEAR;
        int yearsLeft = person.years();
        for (int job = 0; job < jobs; job++) {
            int years = job == jobs - 1 ? Math.max(1, yearsLeft) : Math.max(1, yearsLeft / 2);
            String from = month(dice) + " " + (untilYear - years);
            String employer = job == 0
                    ? person.company()
                    : Scramble.pick(dice, person.trade().employers());
            String title = person.trade().positions().get(Math.max(0, person.level() - job));
            lines.add(title + ", " + employer + ", " + from + " - " + until);
            for (int i = job; i < skills.size(); i += jobs) {
                lines.add("- " + filled(skills.get(i).done(), person, dice));
            }
            List<String> everyday = person.trade().everyday();
            int first = dice.nextInt(everyday.size());
            lines.add("- " + filled(everyday.get(first), person, dice));
            lines.add("- " + filled(everyday.get((first + 1) % everyday.size()), person, dice));
            until = from;
            untilYear -= years;
            yearsLeft -= years;
        }
        return lines;
    }

    private static List<String> education(Person person, SplittableRandom dice) {
        int graduated = PRESENT_YEAR - person.years() - dice.nextInt(0, 2);
        String degree = person.strength() < 0.35 && dice.nextInt(2) == 0
                ? "Introductory course"
                : Scramble.pick(dice, person.trade().degrees());
        return List.of(degree + ", " + person.school() + ", " + (graduated - 3) + " - " + graduated);
    }

    private static String skillNames(List<Trade.Skill> skills) {
        return skills.stream().map(Trade.Skill::name).collect(Collectors.joining(", "));
    }

    private static String month(SplittableRandom dice) {
        return Scramble.pick(
                dice, List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"));
    }

    private static String filled(String text, Person person, SplittableRandom dice) {
        return text.replace("{years}", String.valueOf(person.years()))
                .replace("{n}", String.valueOf(dice.nextInt(2, 13)))
                .replace("{p}", String.valueOf(dice.nextInt(10, 46)))
                .replace("{k}", String.valueOf(20 * dice.nextInt(1, 21)));
    }
}
