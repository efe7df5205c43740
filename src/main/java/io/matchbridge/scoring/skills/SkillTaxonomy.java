package io.matchbridge.scoring.skills;

import io.matchbridge.scoring.text.SkillWords;
import io.matchbridge.scoring.text.SkillWords.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The skills that are known, with all their names, and where a text names them. Unchanging, safe for many threads. */
public final class SkillTaxonomy {

    private static final String RESOURCE = "/io/matchbridge/scoring/skills.tsv";
    private static final String SOFT = "soft";

    private final List<Skill> skills = new ArrayList<>();
    private final Node root = new Node();

    private SkillTaxonomy() {}

    /** The taxonomy that the program ships: a skill a line, {@code trade, name, other names}, parted by tabs. */
    public static SkillTaxonomy shipped() {
        try (InputStream in = SkillTaxonomy.class.getResourceAsStream(RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            SkillTaxonomy taxonomy = new SkillTaxonomy();
            lines.lines().filter(line -> !line.startsWith("#")).forEach(taxonomy::add);
            return taxonomy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The skill with this id. */
    public Skill skill(int id) {
        return skills.get(id);
    }

    /** How many skills there are. */
    public int size() {
        return skills.size();
    }

    /** Where a text names skills, in its order; of names that overlap the longest. */
    public List<FoundSkill> find(String text) {
        List<Word> words = SkillWords.of(text);
        List<FoundSkill> found = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int end = longest(words, at, text, found);
            at = end > at ? end : at + 1;
        }
        return found;
    }

    /** Adds the longest name that begins at a word; the index of the word after it, or the same if there is none. */
    private int longest(List<Word> words, int at, String text, List<FoundSkill> found) {
        Node node = root;
        FoundSkill best = null;
        int bestEnd = at;
        for (int i = at; i < words.size(); i++) {
            if (i > at
                    && text.substring(words.get(i - 1).end(), words.get(i).start())
                            .contains("\n\n")) {
                break;
            }
            node = node.next.get(words.get(i).stem());
            if (node == null) {
                break;
            }
            int start = words.get(at).start();
            int end = words.get(i).end();
            Skill skill = node.skillWrittenAs(text.substring(start, end));
            if (skill != null) {
                best = new FoundSkill(skill, start, end);
                bestEnd = i + 1;
            }
        }
        if (best != null) {
            found.add(best);
        }
        return bestEnd;
    }

    private void add(String line) {
        String[] columns = line.split("\t");
        String name = columns[1].startsWith("=") ? columns[1].substring(1) : columns[1];
        Skill skill = new Skill(skills.size(), name, columns[0].equals(SOFT));
        skills.add(skill);
        for (int i = 1; i < columns.length; i++) {
            boolean exact = columns[i].startsWith("=");
            String form = exact ? columns[i].substring(1) : columns[i];
            Node node = root;
            for (Word word : SkillWords.of(form)) {
                node = node.next.computeIfAbsent(word.stem(), stem -> new Node());
            }
            node.accept(skill, exact ? form : null);
        }
    }

    /** A word of a name; the words that may follow it, and the skill that is named when it is the last. */
    private static final class Node {

        private final Map<String, Node> next = new HashMap<>();
        private final Set<String> exactForms = new HashSet<>();
        private Skill skill;
        private Skill exactSkill;

        void accept(Skill named, String exactForm) {
            if (exactForm == null) {
                skill = skill == null ? named : skill;
            } else {
                exactSkill = exactSkill == null ? named : exactSkill;
                exactForms.add(exactForm);
            }
        }

        Skill skillWrittenAs(String words) {
            return exactSkill != null && exactForms.contains(words) ? exactSkill : skill;
        }
    }
}
