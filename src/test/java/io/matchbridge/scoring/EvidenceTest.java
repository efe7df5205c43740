package io.matchbridge.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.matchbridge.scoring.evaluate.Judgements;
import io.matchbridge.scoring.skills.SkillTaxonomy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the texts: a quote stands in the candidate's letter by letter, and what is missing only in the job's. */
class EvidenceTest {

    private static final Path SETS = Path.of(System.getProperty("matchbridge.shared", "../shared"), "scoring-dev");
    private static final int RESUMES_A_JOB = 1;
    private static final int SEEDS = Integer.getInteger("scoring.texts", 60);

    /** What stands between words in files and in forms, and what must not be taken for a part of one. */
    private static final List<String> BETWEEN = List.of(
            " ",
            "  ",
            "\n",
            "\r\n",
            "\t",
            "\u00a0",
            ", ",
            "; ",
            " / ",
            " | ",
            "\u00ad",
            "\u200b",
            "\u2028",
            " \u2022 ",
            "(",
            ") ",
            "\"",
            " \u2013 ",
            "...",
            "\ud83d\ude00 ",
            "\ufeff",
            ".");

    private static final List<String> WORDS = List.of(
            "Mira",
            "Okafor",
            "ran",
            "the",
            "team",
            "2017 - 2021",
            "since 03/2019",
            "Engineer",
            "JS",
            "k8s",
            "C++",
            "C#",
            ".NET",
            "node.js",
            "R",
            "Go",
            "go",
            "\u015etefan",
            "\u0130stanbul",
            "stra\u00dfe",
            "\u00c9cole",
            "jobs@acme.example",
            "Experience\n",
            "Education\n",
            "Skills:\n",
            "e\u0301tude",
            "\ufb01nance");

    private final MatchScorer scorer = new MatchScorer();

    @ParameterizedTest(name = "in {0} (skipped where the sets are not at hand)")
    @ValueSource(strings = {"category-en", "constructed-en", "human-ro"})
    void holdsInTheDevelopmentSets(String set) throws Exception {
        assumeTrue(Files.exists(SETS.resolve(set)), "no development sets under -Dmatchbridge.shared");
        Judgements judgements = Judgements.read(SETS.resolve(set));
        List<CandidateText> candidates = new ArrayList<>(judgements.resumes().values());
        Random random = new Random(1);
        for (JobText job : judgements.jobs().values()) {
            for (int i = 0; i < Math.min(RESUMES_A_JOB, candidates.size()); i++) {
                holds(job, candidates.get(random.nextInt(candidates.size())), set);
            }
        }
    }

    @Test
    void holdsForTextsDrawnByLot() {
        SkillTaxonomy skills = SkillTaxonomy.shipped();
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<String> common = Stream.generate(
                            () -> skills.skill(random.nextInt(skills.size())).name())
                    .limit(8)
                    .toList();
            JobText job = new JobText(
                    "Engineer " + common.get(0),
                    "Requirements:\n- " + text(random, common, 40) + "\nNice to have:\n- " + text(random, common, 20));
            CandidateText candidate = new CandidateText(
                    "Mira Okafor",
                    text(random, common, 3),
                    List.of("mira@okafor.example"),
                    text(random, common, 200),
                    List.of(text(random, common, 15)));

            holds(job, candidate, "seed " + seed);
        }
    }

    private void holds(JobText job, CandidateText candidate, String where) {
        Score score = scorer.score(job, candidate);
        List<String> theirs = Stream.concat(
                        Stream.of(candidate.title(), candidate.resume()), candidate.notes().stream())
                .toList();

        assertThat(score.matchedSkills())
                .as(where)
                .allSatisfy(skill ->
                        assertThat(theirs).anySatisfy(text -> assertThat(text).contains(skill.quote())));
        assertThat(score.matchedSkills())
                .as(where)
                .extracting(MatchedSkill::quote)
                .noneMatch(String::isBlank);
        assertThat(score.missingSkills()).as(where).allSatisfy(skill -> {
            assertThat(job.title() + "\n" + job.description()).contains(skill);
            assertThat(theirs).noneMatch(text -> names(text, skill));
        });
        assertThat(score.matchedSkills())
                .as(where)
                .extracting(MatchedSkill::skill)
                .noneMatch(score.missingSkills()::contains);
        assertThat(score.reasons()).as(where).hasSizeBetween(3, 5).noneMatch(String::isBlank);
        assertThat(score.score()).as(where).isBetween(0, 100);
        assertThat(scorer.score(job, candidate)).as(where + " once more").isEqualTo(score);
    }

    private static boolean names(String text, String skill) {
        Matcher place = Pattern.compile(Pattern.quote(skill), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        while (place.find()) {
            if (!goesOn(text, place.start() - 1) && !goesOn(text, place.end())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word that has come so far is longer than that. */
    private static boolean goesOn(String text, int at) {
        return at >= 0
                && at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+#.".indexOf(text.charAt(at)) >= 0);
    }

    private static String text(Random random, List<String> skills, int words) {
        return Stream.generate(() -> word(random, skills) + BETWEEN.get(random.nextInt(BETWEEN.size())))
                .limit(words)
                .collect(Collectors.joining());
    }

    private static String word(Random random, List<String> skills) {
        if (random.nextInt(3) > 0) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        String skill = skills.get(random.nextInt(skills.size()));
        return switch (random.nextInt(4)) {
            case 0 -> skill.toUpperCase(java.util.Locale.ROOT);
            case 1 -> skill.toLowerCase(java.util.Locale.ROOT);
            default -> skill;
        };
    }
}
