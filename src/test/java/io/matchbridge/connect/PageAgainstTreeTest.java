package io.matchbridge.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.database.Members;
import io.matchbridge.database.TextArray;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the records are, and however they are written: the columns hold what a tree of them holds. */
class PageAgainstTreeTest {

    private static final ObjectMapper TREES = new ObjectMapper();
    private static final List<ObjectWriter> WRITERS = List.of(
            TREES.writer(),
            TREES.writerWithDefaultPrettyPrinter(),
            TREES.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII));
    private static final List<String> NAMES = List.of("name", "tags", "job", "é", "a\"b", "u", "");
    private static final List<String> PIECES =
            List.of("a", "Zoë", "\\", "\"", "u0000", "\n", "🙂", "\u2028", "\u007f", "/", "null", "[", "}", " ");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void columnsHoldWhatATreeHolds(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            ArrayNode records = TREES.createArrayNode();
            for (int i = 0; i < 4; i++) {
                records.add(record(random).put("id", "r" + i));
            }
            ObjectNode answer = TREES.createObjectNode().put("success", true).set("results", records);
            byte[] sent = WRITERS.get(random.nextInt(WRITERS.size()))
                    .writeValueAsString(answer)
                    .getBytes(UTF_8);

            Page page = AshbyReply.read(200, Map.of(), Map.of(), sent).page();

            for (int i = 0; i < records.size(); i++) {
                JsonNode record = records.get(i);
                assertThat(TREES.readTree(page.records().texts().get(i))).isEqualTo(record);
                for (String name : NAMES) {
                    JsonNode member = record.path(name);
                    assertThat(at(page.texts(), name, i)).isEqualTo(text(member));
                    String list = at(page.lists(), name, i);
                    assertThat(list == null ? null : TREES.readTree(list)).isEqualTo(member.isArray() ? member : null);
                    for (String part : NAMES) {
                        assertThat(at((Members) page.parts().member(name), part, i))
                                .isEqualTo(text(member.isObject() ? member.path(part) : TREES.nullNode()));
                    }
                }
            }
        }
    }

    private static String at(Members columns, String name, int place) {
        return ((TextArray) columns.member(name)).texts().get(place);
    }

    private static String text(JsonNode member) {
        return member.isValueNode() && !member.isNull() && !member.isMissingNode() ? member.asText() : null;
    }

    private static ObjectNode record(Random random) {
        ObjectNode record = TREES.createObjectNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            record.set(NAMES.get(random.nextInt(NAMES.size())), value(random, 3));
        }
        return record;
    }

    private static JsonNode value(Random random, int depth) {
        switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0:
                return TREES.nullNode();
            case 1:
                return TREES.getNodeFactory().booleanNode(random.nextBoolean());
            case 2:
                return TREES.getNodeFactory().numberNode(random.nextInt());
            case 3, 4:
                StringBuilder text = new StringBuilder();
                for (int i = random.nextInt(4); i > 0; i--) {
                    text.append(PIECES.get(random.nextInt(PIECES.size())));
                }
                return TREES.getNodeFactory().textNode(text.toString());
            case 5:
                ArrayNode list = TREES.createArrayNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                return list;
            default:
                ObjectNode object = TREES.createObjectNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    object.set(NAMES.get(random.nextInt(NAMES.size())), value(random, depth - 1));
                }
                return object;
        }
    }
}
