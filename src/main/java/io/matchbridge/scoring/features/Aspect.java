package io.matchbridge.scoring.features;

/** In what a job and a candidate are compared. The order is that of the weights' file and of the kept vectors. */
public enum Aspect {
    KEYWORDS("keywords"),
    VOCABULARY("vocabulary"),
    TITLE_WORDS("title words"),
    ROLE("role"),
    REQUIREMENTS("requirements"),
    SKILLS("skills"),
    EXPERIENCE("experience"),
    MEANING("meaning"),
    ROLE_MEANING("meaning of the role");

    private final String label;

    Aspect(String label) {
        this.label = label;
    }

    /** Its name in a score's factors. */
    public String label() {
        return label;
    }
}
