package io.matchbridge.scoring.features;

import io.matchbridge.scoring.posting.Posting;
import io.matchbridge.scoring.posting.PostingLine;
import io.matchbridge.scoring.posting.PostingLine.Kind;
import io.matchbridge.scoring.skills.FoundSkill;
import io.matchbridge.scoring.skills.SkillTaxonomy;
import io.matchbridge.scoring.text.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Finds the skills that a posting asks for: by the taxonomy's names, else by the words of a short requirement. */
final class AskedSkillFinder {

    private static final int MOST_WORDS = 5;
    private static final Pattern LEAD_IN = Pattern.compile(
            "^(?:(?:an? |the )?(?:strong|excellent|good|solid|proven|deep|in-depth|extensive|advanced|basic|expert|thorough|working|hands-on|demonstrated|profound|comprehensive|outstanding|exceptional|technology:|tools?:|skills?:) ?,? ?(?:and )?)*"
                    + "(?:(?:knowledge|understanding|experience|expertise|proficiency|proficient|skills?|ability|abilities|familiarity|familiar|competence|command|mastery|skilled|experienced|background|exposure|experiență|cunoștințe)(?: (?:and|or) \\p{L}+)? (?:of|in|with|to|about|using|working with|de|în) )?(?:the )?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TAIL = Pattern.compile(
            "(?i)[ ,]*\\b(?:skills?|abilities|is|are|a|required|preferred|plus|must|experience|knowledge|preferably)*[ .;:,]*$");

    /** Where to apply or to read more. */
    private static final Pattern ADDRESS = Pattern.compile("@|://|\\bwww\\.");

    private final SkillTaxonomy taxonomy;
    private final BiFunction<String, Language, WeightedStems> weigh;

    AskedSkillFinder(SkillTaxonomy taxonomy, BiFunction<String, Language, WeightedStems> weigh) {
        this.taxonomy = taxonomy;
        this.weigh = weigh;
    }

    /** Each skill once; what must be there first, and skills of the trade before traits. */
    List<AskedSkill> find(Posting posting, Language language) {
        Map<String, AskedSkill> asked = new LinkedHashMap<>();
        addNamed(posting.title(), Kind.MUST, asked, language);
        for (PostingLine line : posting.lines()) {
            if (line.kind() == Kind.OFFER) {
                continue;
            }
            boolean named = addNamed(line.text(), line.kind(), asked, language);
            if (!named && line.asks()) {
                addOwnWords(line, asked, language);
            }
        }
        List<AskedSkill> skills = new ArrayList<>(asked.values());
        skills.sort(Comparator.comparing((AskedSkill skill) -> !skill.must()).thenComparing(AskedSkill::soft));
        return skills;
    }

    private boolean addNamed(String text, Kind kind, Map<String, AskedSkill> asked, Language language) {
        boolean named = false;
        for (FoundSkill found : taxonomy.find(text)) {
            // A trait named among the duties says what the work is like; only a requirement asks for it.
            if (found.skill().soft() && kind == Kind.DUTY) {
                continue;
            }
            AskedSkill skill = new AskedSkill(
                    found.skill().name(),
                    text.substring(found.start(), found.end()),
                    found.skill().id(),
                    kind == Kind.MUST,
                    found.skill().soft(),
                    weigh.apply(text.substring(found.start(), found.end()), language));
            asked.merge(key(skill.name()), skill, (before, now) -> before.must() ? before : now);
            named = true;
        }
        return named;
    }

    private void addOwnWords(PostingLine line, Map<String, AskedSkill> asked, Language language) {
        String words = TAIL.matcher(LEAD_IN.matcher(line.text()).replaceFirst(""))
                .replaceFirst("")
                .strip();
        int count = words.split("\\s+").length;
        if (words.length() < 2
                || count > MOST_WORDS
                || words.matches(".*\\b(?i)years?\\b.*")
                || ADDRESS.matcher(words).find()
                || line.text().endsWith(":")) {
            return;
        }
        WeightedStems stems = weigh.apply(words, language);
        if (stems.hashes().length > 0) {
            asked.putIfAbsent(
                    key(words),
                    new AskedSkill(words, words, AskedSkill.OWN_WORDS, line.kind() == Kind.MUST, false, stems));
        }
    }

    private static String key(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }
}
