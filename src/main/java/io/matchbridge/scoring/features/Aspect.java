package io.matchbridge.scoring.features;

/** In what a job and a candidate are compared. The order is that of the weights' file and of the kept vectors. */
public enum Aspect {
    KEYWORDS("keywords", "the words that mark the posting, found in the candidate's texts"),
    VOCABULARY("vocabulary", "how alike the words of posting and candidate are as a whole"),
    TITLE_WORDS("title words", "the words of the job's title, found anywhere in the candidate's texts"),
    ROLE("role", "the words of the job's title, found in one role of the candidate"),
    COVERAGE("coverage", "how many of the posting's words stand in the candidate's texts, however long these are"),
    REQUIREMENTS("requirements", "the words of each requirement, found in the candidate's texts"),
    SKILLS("skills", "the skills asked for, named in the candidate's texts; what must be there counts more"),
    EXPERIENCE("experience", "dated positions of the job's kind, and the years asked for in those of that field"),
    MEANING("meaning", "how close posting and résumé are in meaning"),
    TITLE_MEANING("meaning of the title", "how close the job's title and the résumé are in meaning"),
    ROLE_MEANING("meaning of the role", "how close the job's title and the candidate's closest role are in meaning"),
    POSTING_ROLE("posting and role", "how close the posting and the candidate's closest role are in meaning");

    private final String label;
    private final String evidence;

    Aspect(String label, String evidence) {
        this.label = label;
        this.evidence = evidence;
    }

    /** Its name in a score's factors. */
    public String label() {
        return label;
    }

    /** What its value is taken from. */
    public String evidence() {
        return evidence;
    }
}
