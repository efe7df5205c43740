package io.matchbridge.scoring.resume;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells a résumé's headings. */
final class Sections {

    static final String EXPERIENCE = "experience";
    static final String EDUCATION = "education";
    static final String SKILLS = "skills";
    static final String OTHER = "other";

    private static final int LONGEST_HEADING = 45;
    private static final Pattern EXPERIENCE_WORDS = Pattern.compile(
            "^(?:.{0,25}\\b)?(?:experience|employment|work history|career history|professional background|berufserfahrung|werdegang|expérience.*|experiencia.*|experien[tț][aă].*)$");
    private static final Pattern EDUCATION_WORDS = Pattern.compile(
            "^(?:education|academic|qualifications?|training|studies|ausbildung|studium|bildung|formation|educación|formación|educa[tț]ie|studii)\\b.{0,25}$");
    private static final Pattern SKILLS_WORDS = Pattern.compile(
            "^(?:.{0,20}\\b)?(?:skills?|competenc(?:es|ies)|expertise|technologies|highlights|kenntnisse|fähigkeiten|compétences|habilidades|competen[tț]e|abilit[aă][tț]i)\\b.{0,15}$");
    private static final Pattern OTHER_WORDS = Pattern.compile(
            "^(?:(?:professional |executive |career )?(?:summary|profile|objective|overview)|accomplishments?|achievements?|certifications?|certificates?|licenses?|languages?|interests|hobbies|references|affiliations|publications|awards?|projects|personal information|additional information|sinteză.*|rezumat.*|profil.*|limbi.*|certific[aă]ri.*)$");

    private Sections() {}

    /** Which section a line opens; empty if it is no heading. */
    static String headingOf(String line) {
        if (line.length() > 2 * LONGEST_HEADING) {
            return "";
        }
        String words = line.replaceAll("[^\\p{L}& ]+", " ").trim().toLowerCase(Locale.ROOT);
        if (words.isEmpty() || words.length() > LONGEST_HEADING || line.strip().endsWith(".")) {
            return "";
        }
        if (EXPERIENCE_WORDS.matcher(words).matches()) {
            return EXPERIENCE;
        }
        if (EDUCATION_WORDS.matcher(words).matches()) {
            return EDUCATION;
        }
        if (SKILLS_WORDS.matcher(words).matches()) {
            return SKILLS;
        }
        return OTHER_WORDS.matcher(words).matches() ? OTHER : "";
    }
}
