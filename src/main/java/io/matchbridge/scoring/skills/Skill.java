package io.matchbridge.scoring.skills;

/**
 * A skill of the taxonomy.
 *
 * @param id its place in the taxonomy; stays only within one version of it
 * @param name its usual name
 * @param soft whether it is a trait of a person, such as communication, rather than of a trade
 */
public record Skill(int id, String name, boolean soft) {}
