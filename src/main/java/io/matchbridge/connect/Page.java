package io.matchbridge.connect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Variable;

/**
 * One page of a list, cut into its records.
 *
 * @param records  each record as JSON text, cleaned of what PostgreSQL cannot store; of two with one id the later one
 * @param ids      their ids, in the same order
 * @param received how many elements the page held
 * @param nameless how many of them had no id, and so cannot be stored
 * @param replaced how many records held a character that had to be replaced
 * @param undated  how many records hold a date that is none; its column stays empty
 */
public record Page(String[] records, String[] ids, int received, int nameless, int replaced, int undated) {

    /**
     * The records of an answer.
     *
     * @throws AshbyRefusal when it holds no list
     */
    public static Page of(@Variable("reply") AshbyReply reply) {
        return reply.page();
    }

    /** Cuts the list at whose beginning the parser stands. */
    static Page cut(JsonParser json, String text) throws IOException {
        boolean storable = RecordText.isStorable(text);
        Map<String, String> records = new LinkedHashMap<>();
        int received = 0;
        int nameless = 0;
        int replaced = 0;
        int undated = 0;
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token == null) {
                throw new EOFException("a list without an end");
            }
            received++;
            RecordText.Cut cut = RecordText.cut(json, text);
            if (cut.id() == null) {
                nameless++;
                continue;
            }
            String clean = storable ? cut.text() : RecordText.clean(cut.text());
            replaced += clean.equals(cut.text()) ? 0 : 1;
            undated += cut.undated() ? 1 : 0;
            records.put(cut.id(), clean);
        }
        return new Page(
                records.values().toArray(String[]::new),
                records.keySet().toArray(String[]::new),
                received,
                nameless,
                replaced,
                undated);
    }

    /** The pages of a short list as one. */
    public static Page joined(List<Page> pages) {
        Map<String, String> records = new LinkedHashMap<>();
        for (Page page : pages) {
            for (int i = 0; i < page.ids.length; i++) {
                records.put(page.ids[i], page.records[i]);
            }
        }
        return new Page(
                records.values().toArray(String[]::new),
                records.keySet().toArray(String[]::new),
                pages.stream().mapToInt(Page::received).sum(),
                pages.stream().mapToInt(Page::nameless).sum(),
                pages.stream().mapToInt(Page::replaced).sum(),
                pages.stream().mapToInt(Page::undated).sum());
    }

    /** A page of one of these records. */
    public Page only(int index) {
        return new Page(new String[] {records[index]}, new String[] {ids[index]}, 1, 0, 0, 0);
    }

    /** Counts only: the records are about people. */
    @Override
    public String toString() {
        return "Page[" + received + " records]";
    }
}
