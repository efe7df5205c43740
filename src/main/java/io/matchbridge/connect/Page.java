package io.matchbridge.connect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.matchbridge.connect.MemberNames.MemberName;
import io.matchbridge.connect.RecordText.Cut;
import io.matchbridge.database.Members;
import io.matchbridge.database.TextArray;
import io.matchbridge.database.Utf8;
import java.io.EOFException;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Variable;

/**
 * One page of a list, cut into its records, and read by columns: each array has a place for each record, in the same order. A
 * column is made when it is asked for, of the bytes that were sent.
 * What PostgreSQL cannot store is replaced. Of two records with one id the later one is kept.
 */
public final class Page {

    /** Beyond it further records have names of their own: each has a place for every name that came before. */
    private static final int MOST_NAMES = 1000;

    private final Cut[] cuts;
    private final TextArray ids;
    private final int received;
    private final int nameless;

    private Page(Collection<Cut> cuts, int received, int nameless) {
        this.cuts = cuts.toArray(Cut[]::new);
        ids = new TextArray(cuts.stream().map(cut -> Utf8.of(cut.id())).toArray(Utf8[]::new));
        this.received = received;
        this.nameless = nameless;
    }

    /**
     * The records of an answer.
     *
     * @throws AshbyRefusal when it holds no list
     */
    public static Page of(@Variable("reply") AshbyReply reply) {
        return reply.page();
    }

    /** Cuts the list at whose beginning the parser stands. */
    static Page cut(JsonParser json, byte[] answer) throws IOException {
        Map<String, Cut> cuts = new LinkedHashMap<>();
        MemberNames names = new MemberNames();
        int received = 0;
        int nameless = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == null) {
                throw new EOFException("a list without an end");
            }
            received++;
            if (names.size() > MOST_NAMES) {
                names = new MemberNames();
            }
            Cut cut = RecordText.cut(json, answer, names);
            if (cut.id() == null) {
                nameless++;
                continue;
            }
            cuts.put(cut.id(), cut);
        }
        return new Page(cuts.values(), received, nameless);
    }

    /** The pages of a short list as one. */
    public static Page joined(List<Page> pages) {
        Map<String, Cut> cuts = new LinkedHashMap<>();
        pages.forEach(page -> List.of(page.cuts).forEach(cut -> cuts.put(cut.id(), cut)));
        return new Page(
                cuts.values(),
                pages.stream().mapToInt(Page::received).sum(),
                pages.stream().mapToInt(Page::nameless).sum());
    }

    /** A page of one of these records. */
    public Page only(int index) {
        return new Page(List.of(cuts[index]), 1, 0);
    }

    /** The records as JSON text. */
    public TextArray records() {
        return new TextArray(Stream.of(cuts).map(Cut::text).toArray(Utf8[]::new));
    }

    /** What names each of them. */
    public TextArray ids() {
        return ids;
    }

    /** Their texts, numbers and truths, by name. */
    public Members texts() {
        return name -> column(null, name, false);
    }

    /** Their lists as JSON text, by name. */
    public Members lists() {
        return name -> column(null, name, true);
    }

    /** The texts, numbers and truths in the objects in them, by the object's name and its own. */
    public Members parts() {
        return of -> (Members) name -> column(of, name, false);
    }

    private TextArray column(String of, String name, boolean isList) {
        MemberName wanted = new MemberName(of, name, isList);
        Utf8[] values = new Utf8[cuts.length];
        MemberNames names = null;
        int number = MemberNames.NONE;
        for (int i = 0; i < cuts.length; i++) {
            if (cuts[i].names() != names) {
                names = cuts[i].names();
                number = names.number(wanted);
            }
            values[i] = cuts[i].value(number);
        }
        return new TextArray(values);
    }

    /** How many elements the page held. */
    public int received() {
        return received;
    }

    /** How many of them had no id, and so cannot be stored. */
    public int nameless() {
        return nameless;
    }

    /** How many records held a character that had to be replaced. */
    public long replaced() {
        return Stream.of(cuts).filter(Cut::replaced).count();
    }

    /** How many records hold a date that is none; its column stays empty. */
    public long undated() {
        return Stream.of(cuts).filter(Cut::undated).count();
    }

    /** Counts only: the records are about people. */
    @Override
    public String toString() {
        return "Page[" + received + " records]";
    }
}
