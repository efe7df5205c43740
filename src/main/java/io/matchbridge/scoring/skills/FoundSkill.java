package io.matchbridge.scoring.skills;

/**
 * A skill named in a text.
 *
 * @param skill the skill
 * @param start where its name begins in the text
 * @param end where its name ends, exclusive
 */
public record FoundSkill(Skill skill, int start, int end) {}
