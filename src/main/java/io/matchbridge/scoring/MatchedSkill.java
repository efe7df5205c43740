package io.matchbridge.scoring;

/**
 * A skill that the job asks for and the candidate's text shows.
 *
 * @param skill the skill's usual name
 * @param quote the place that shows it, letter by letter as it stands in the candidate's title, résumé or notes
 */
public record MatchedSkill(String skill, String quote) {}
