package io.matchbridge.connect;

import io.matchbridge.http.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be connected, and what it asks for. */
public final class Integrations {

    private Integrations() {}

    public static String list() {
        Map<String, Object> ashby = new LinkedHashMap<>();
        ashby.put("id", "ashby");
        ashby.put("name", "Ashby");
        ashby.put("category", "ATS");
        ashby.put(
                "permissions",
                Arrays.stream(Permission.values()).map(Permission::description).toList());
        return Json.write(Map.of("items", List.of(ashby)));
    }
}
