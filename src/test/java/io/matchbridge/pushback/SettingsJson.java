package io.matchbridge.pushback;

import java.util.ArrayList;
import java.util.List;

/** Members of what {@code PUT …/push-back} takes. */
final class SettingsJson {

    private SettingsJson() {}

    /** Fields that show outputs, as {@code output objectType fieldId} in turn. */
    static String fields(String... mappings) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < mappings.length; i += 3) {
            list.add("{\"output\":\"%s\",\"objectType\":\"%s\",\"fieldId\":\"%s\"}"
                    .formatted(mappings[i], mappings[i + 1], mappings[i + 2]));
        }
        return "\"customFields\":{\"enabled\":true,\"mappings\":[" + String.join(",", list) + "]}";
    }

    static String tags() {
        return "\"tags\":{\"enabled\":true}";
    }

    static String notes() {
        return "\"notes\":{\"enabled\":true}";
    }
}
