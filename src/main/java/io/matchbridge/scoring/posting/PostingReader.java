package io.matchbridge.scoring.posting;

import io.matchbridge.scoring.JobText;
import io.matchbridge.scoring.posting.PostingLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a posting: what must be there, what would be good, what the work is, what the company says about itself. */
public final class PostingReader {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONGEST_HEADING = 70;
    private static final Pattern BULLET = Pattern.compile("^[\\s*•·●▪‣◦–—+#>-]+|^\\s*\\d{1,2}[.)]\\s+");
    private static final Pattern HEADING_AND_TEXT =
            Pattern.compile("^(?<heading>[\\p{L}&/’' -]{4,45}):\\s+(?<text>\\S.*)$");

    private static final Pattern NICE_HEADING = Pattern.compile(
            "nice[ -]to[ -]have|preferred|bonus|pluses|desired|desirable|good to have|ideal(?:ly)?|optional|would be great|wünschenswert|von vorteil|apprécié|un plus|deseable|constituie un avantaj|avantaje?\\b",
            FLAGS);
    private static final Pattern MUST_HEADING = Pattern.compile(
            "require|qualification|must[ -]have|skills?\\b|you (?:have|bring|are|need|’ll need|'ll need|should)|about you|who you are|what (?:we|we’re|we're) look|what we expect|looking for|experience|competenc|education|eligibility|candidate|profile|anforderung|voraussetzung|ihr profil|dein profil|profil recherché|compétences|exigences|requisitos|perfil|cerin[tț]e|competen[tț]e|calific[aă]ri|experien[tț]",
            FLAGS);
    private static final Pattern DUTY_HEADING = Pattern.compile(
            "responsibilit|dut(?:y|ies)|what you(?:’ll|'ll| will)|your role|the role|job summary|summary|job description|description|tasks|day[ -]to[ -]day|in this role|accountabilit|mission|aufgaben|missions|funciones|responsab|atribu[tț]ii|despre rol|overview|position",
            FLAGS);
    private static final Pattern OFFER_HEADING = Pattern.compile(
            "benefit|perks|what we offer|we offer|compensation|salary|pay range|about (?:us|the company|the team|our)|who we are|our (?:story|culture|values|company)|why (?:join|work|us)|equal opportunit|eeo|diversity|how to apply|disclaimer|wir bieten|über uns|nous offrons|avantages sociaux|ofrecemos|ce oferim|despre noi|beneficii|note\\b",
            FLAGS);
    private static final Pattern NICE_LINE = Pattern.compile(
            "\\b(?:preferred|preferably|nice to have|a plus|is a bonus|a bonus|desirable|desired|advantageous|an advantage|ideally|would be great|von vorteil|wünschenswert|serait un plus|constituie un avantaj|se valorará)\\b",
            FLAGS);
    private static final Pattern MUST_LINE = Pattern.compile(
            "\\b(?:must(?: have| be| possess)?|required?|requires|mandatory|essential|minimum|at least|years?[’']? (?:of )?(?:\\p{L}+ ){0,3}experience|proficien(?:t|cy)|knowledge of|experience (?:with|in|of|as)|familiar(?:ity)? with|ability to|able to|degree in|certifi(?:ed|cation) (?:in|as)|licen[sc]ed?\\b|strong|excellent)",
            FLAGS);
    private static final Pattern OFFER_LINE = Pattern.compile(
            "equal opportunity|regardless of (?:race|gender)|without regard to|401\\(?k|health insurance|dental|paid time off|\\bpto\\b|competitive salary|we offer|we are committed to|reasonable accommodation|parental leave|sign-on bonus",
            FLAGS);

    /** Reads title and body. */
    public Posting read(JobText job) {
        List<PostingLine> lines = new ArrayList<>();
        List<AskedYears> years = new ArrayList<>();
        Kind section = Kind.DUTY;
        for (String raw : job.description().split("\\R")) {
            String line = BULLET.matcher(raw).replaceFirst("").strip();
            boolean listed = BULLET.matcher(raw).find();
            if (line.isEmpty()) {
                continue;
            }
            Kind opened = headingOf(line, listed);
            if (opened != null) {
                section = opened;
                continue;
            }
            Matcher both = HEADING_AND_TEXT.matcher(line);
            if (both.matches()
                    && sectionOf(both.group("heading")) != null
                    && both.group("heading").split(" ").length <= 4) {
                Kind inline = sectionOf(both.group("heading"));
                section = listed ? section : inline;
                line = both.group("text");
                add(lines, years, inline, line);
            } else {
                add(lines, years, section, line);
            }
        }
        return new Posting(job.title(), lines, years);
    }

    private static void add(List<PostingLine> lines, List<AskedYears> years, Kind section, String line) {
        for (String sentence : line.length() < 120 ? new String[] {line} : line.split("(?<=[.!?])\\s+(?=\\p{Lu})")) {
            Kind kind = kindOf(section, sentence);
            lines.add(new PostingLine(kind, sentence));
            if (kind != Kind.OFFER) {
                years.addAll(AskedYearsFinder.find(sentence));
            }
        }
    }

    private static Kind kindOf(Kind section, String line) {
        if (section == Kind.OFFER || OFFER_LINE.matcher(line).find()) {
            return Kind.OFFER;
        }
        if (NICE_LINE.matcher(line).find()) {
            return Kind.NICE;
        }
        if (section == Kind.DUTY && MUST_LINE.matcher(line).find()) {
            return Kind.MUST;
        }
        return section;
    }

    private static Kind headingOf(String line, boolean listed) {
        boolean colon = line.endsWith(":");
        boolean emphasised = line.endsWith("**") || line.matches("^[^\\p{Ll}]*$");
        if (line.length() > LONGEST_HEADING
                || line.endsWith(".")
                || line.contains(",") && !colon
                || listed && !colon && !emphasised) {
            return null;
        }
        return colon || line.split("\\s+").length <= 6 ? sectionOf(line) : null;
    }

    private static Kind sectionOf(String heading) {
        if (OFFER_HEADING.matcher(heading).find()) {
            return Kind.OFFER;
        }
        if (NICE_HEADING.matcher(heading).find()) {
            return Kind.NICE;
        }
        if (DUTY_HEADING.matcher(heading).find()) {
            return Kind.DUTY;
        }
        return MUST_HEADING.matcher(heading).find() ? Kind.MUST : null;
    }
}
