package io.matchbridge.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.matchbridge.database.Members;
import io.matchbridge.database.TextArray;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page is read by columns, and each record is kept letter by letter. */
class PageTest {

    private static Page page(byte[] answer) {
        return AshbyReply.read(200, Map.of(), Map.of(), answer).page();
    }

    private static Page page(String... records) {
        return page(("{\"success\": true, \"results\": [" + String.join(" ,\n", records) + "]}").getBytes(UTF_8));
    }

    private static List<String> column(Members columns, String name) {
        return ((TextArray) columns.member(name)).texts();
    }

    @Test
    void aRecordIsKeptAsItWasSent() {
        String[] sent = {
            "{ \"id\":\"a\" , \"name\" : \"Zoë Łuk 🙂\",\"n\":1.50e2, \"o\":{\"p\":[1,{\"q\":null}]} }",
            "{\"name\":\"\\u00e9\\n\\\"\",\"id\":\"b\"}",
            "{\"id\":\"c\"}"
        };

        assertThat(page(sent).records().texts()).containsExactly(sent);
        assertThat(page(sent).ids().texts()).containsExactly("a", "b", "c");
    }

    @Test
    void aColumnHasAPlaceForEachRecord() {
        Page page = page(
                "{\"id\":\"a\",\"name\":\"Zoë \\\"Z\\\"\",\"size\":1.50,\"ready\":true,\"job\":{\"id\":\"j\",\"deep\":{\"id\":\"x\"}}}",
                "{\"id\":\"b\",\"name\":null,\"job\":null,\"tags\":[ {\"t\":\"é\"}, [] ]}",
                "{\"id\":\"c\",\"name\":[\"no name\"],\"job\":\"no object\",\"tags\":\"no list\"}");

        assertThat(column(page.texts(), "name")).containsExactly("Zoë \"Z\"", null, null);
        assertThat(column(page.texts(), "size")).containsExactly("1.50", null, null);
        assertThat(column(page.texts(), "ready")).containsExactly("true", null, null);
        assertThat(column(page.texts(), "job")).containsExactly(null, null, "no object");
        assertThat(column(page.texts(), "tags")).containsExactly(null, null, "no list");
        assertThat(column(page.lists(), "tags")).containsExactly(null, "[ {\"t\":\"é\"}, [] ]", null);
        assertThat(column(page.lists(), "name")).containsExactly(null, null, "[\"no name\"]");
        Members job = (Members) page.parts().member("job");
        assertThat(column(job, "id")).containsExactly("j", null, null);
        assertThat(column(job, "deep")).containsOnlyNulls();
        assertThat(column(page.texts(), "company")).containsOnlyNulls();
    }

    @Test
    void theLastOfTwoMembersWithOneNameCounts() {
        Page page = page(
                "{\"id\":\"a\",\"name\":\"A\",\"job\":\"j\",\"name\":\"B\"}",
                "{\"name\":\"C\",\"id\":\"c\",\"id\":\"d\"}");

        assertThat(column(page.texts(), "name")).containsExactly("B", "C");
        assertThat(page.ids().texts()).containsExactly("a", "d");
    }

    @Test
    void recordsWithManyNamesOfTheirOwnLeaveOthersTheirColumns() {
        String[] records = IntStream.range(0, 8)
                .mapToObj(i -> "{\"id\":\"" + i + "\"," + manyNames(i) + ",\"name\":\"n" + i + "\"}")
                .toArray(String[]::new);
        Page page = page(records);

        assertThat(column(page.texts(), "name")).containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7");
        assertThat(column(page.texts(), "m3-499")).containsExactly(null, null, null, "499", null, null, null, null);
        assertThat(page.records().texts()).containsExactly(records);
    }

    private static String manyNames(int record) {
        return IntStream.range(0, 500)
                .mapToObj(i -> "\"m" + record + "-" + i + "\":" + i)
                .collect(Collectors.joining(","));
    }

    @Test
    void ofTwoRecordsWithOneIdTheLaterOneIsKeptWhole() {
        Page page = page("{\"id\":\"a\",\"name\":\"A\"}", "{\"id\":\"b\"}", "{\"id\":\"a\",\"title\":\"B\"}");

        assertThat(page.ids().texts()).containsExactly("a", "b");
        assertThat(column(page.texts(), "name")).containsOnlyNulls();
        assertThat(column(page.texts(), "title")).containsExactly("B", null);
        assertThat(page.received()).isEqualTo(3);
    }

    @Test
    void whatNoDatabaseStoresIsReplacedInTheRecordAndInItsColumns() {
        Page page = page(
                "{\"id\":\"a\\u0000\",\"name\":\"\\ud83d \\ud83d\\ude42\",\"tags\":[\"\\u0000\"]}", "{\"id\":\"b\"}");

        assertThat(page.ids().texts()).containsExactly("a\uFFFD", "b");
        assertThat(page.records().texts().get(0))
                .isEqualTo("{\"id\":\"a\uFFFD\",\"name\":\"\uFFFD 🙂\",\"tags\":[\"\uFFFD\"]}");
        assertThat(column(page.texts(), "name")).containsExactly("\uFFFD 🙂", null);
        assertThat(column(page.lists(), "tags")).containsExactly("[\"\uFFFD\"]", null);
        assertThat(page.replaced()).isEqualTo(1);
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() {
        byte[] answer = "{\"success\": true, \"results\": [{\"id\":\"a\",\"name\":\"A?B\"}]}".getBytes(UTF_8);
        for (int i = 0; i < answer.length; i++) {
            answer[i] = answer[i] == '?' ? (byte) 0xE9 : answer[i];
        }

        assertThat(column(page(answer).texts(), "name")).containsExactly("A\uFFFDB");
    }

    /** Wherever it stands: the record is looked at in steps of eight bytes. */
    @Test
    void noPlaceInTheRecordHidesWhatIsToBeReplaced() {
        List<byte[]> storable = Stream.of("\\\\u0000", "\\n", "é", "–", "🙂", "\uD7FF\uE000", "\\\\")
                .map(text -> text.getBytes(UTF_8))
                .toList();
        List<byte[]> not = List.of(
                "\\u0000".getBytes(UTF_8),
                "\\\\\\udc00".getBytes(UTF_8),
                new byte[] {(byte) 0xC0, (byte) 0x80},
                new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80});
        for (int before = 0; before <= 2 * Long.BYTES; before++) {
            for (byte[] text : storable) {
                Page page = page(named(before, text));
                assertThat(page.replaced())
                        .as("%d before %s", before, new String(text, UTF_8))
                        .isZero();
                assertThat(page.records().texts().get(0)).contains(new String(text, UTF_8));
            }
            for (byte[] text : not) {
                Page page = page(named(before, text));
                assertThat(page.replaced())
                        .as("%d before %s", before, Arrays.toString(text))
                        .isEqualTo(1);
                assertThat(column(page.texts(), "name").get(0))
                        .contains("\uFFFD")
                        .endsWith("z");
            }
        }
    }

    /** An answer of one record whose name has these bytes after some others. */
    private static byte[] named(int before, byte[] text) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(
                ("{\"success\": true, \"results\": [{\"id\":\"a\",\"name\":\"" + "x".repeat(before)).getBytes(UTF_8));
        answer.writeBytes(text);
        answer.writeBytes("z\"}]}".getBytes(UTF_8));
        return answer.toByteArray();
    }

    @Test
    void whatHasNoIdIsCountedAndLeftOut() {
        Page page = page(
                "{\"id\":\" \"}",
                "5",
                "[{\"id\":\"a\"}]",
                "{\"id\":7}",
                "null",
                "{\"id\":\"b\",\"createdAt\":\"soon\"}");

        assertThat(page.ids().texts()).containsExactly("b");
        assertThat(page.received()).isEqualTo(6);
        assertThat(page.nameless()).isEqualTo(5);
        assertThat(page.undated()).isEqualTo(1);
    }

    @Test
    void aPageOfOneRecordAndPagesAsOneHaveTheirOwnColumns() {
        Page page = page("{\"id\":\"a\",\"name\":\"A\"}", "{\"id\":\"b\",\"name\":\"B\"}");

        assertThat(column(page.only(1).texts(), "name")).containsExactly("B");
        Page joined = Page.joined(List.of(page, page("{\"id\":\"a\",\"name\":\"C\"}", "5")));
        assertThat(column(joined.texts(), "name")).containsExactly("C", "B");
        assertThat(joined.received()).isEqualTo(4);
        assertThat(joined.nameless()).isEqualTo(1);
    }
}
