package io.matchbridge.sandbox.world;

import java.util.List;

/**
 * A trade: the posting of its job and what people who work in it write into a résumé. Texts may hold {@code {years}} and
 * numbers: {@code {n}} (2 to 12), {@code {p}} (10 to 45), {@code {k}} (20 to 400).
 *
 * @param must what the posting asks for
 * @param nice what the posting would like
 * @param positions titles of the trade, from the first job to the last
 * @param skills what a person may have done; requirements name these by {@code skill}
 * @param everyday sentences that anyone of the trade could write and that show no skill
 */
public record Trade(
        String title,
        String department,
        String location,
        String plan,
        String workplace,
        String employment,
        Salary salary,
        String intro,
        List<String> duties,
        List<Requirement> must,
        List<Requirement> nice,
        List<String> positions,
        List<String> employers,
        List<String> degrees,
        List<String> schools,
        String summary,
        List<Skill> skills,
        List<String> everyday) {

    /** A year's pay, in whole units of the currency. */
    public record Salary(String currency, int from, int to) {}

    /** One line of the posting and the skill that meets it. */
    public record Requirement(String text, String skill) {}

    /** A skill and the sentence that shows it in a résumé. */
    public record Skill(String name, String done) {}
}
