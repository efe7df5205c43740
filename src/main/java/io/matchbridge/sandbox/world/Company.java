package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The texts that the invented organization is made of, read from {@code company.yaml} and {@code trades/}. */
public final class Company {

    private static final String FOLDER = "/io/matchbridge/sandbox/";

    private final JsonNode texts;
    private final Map<String, Trade> trades = new LinkedHashMap<>();

    private Company(JsonNode texts) {
        this.texts = texts;
        for (JsonNode job : texts.path("jobs")) {
            trades.computeIfAbsent(job.path("trade").asText(), Company::trade);
        }
    }

    public static Company read() {
        return new Company(yaml("company.yaml"));
    }

    /** A part of {@code company.yaml}. */
    public JsonNode part(String name) {
        return texts.path(name);
    }

    /** Trades by their key, in the order of the jobs. */
    public Map<String, Trade> trades() {
        return trades;
    }

    private static Trade trade(String key) {
        return Json.MAPPER.convertValue(yaml("trades/" + key + ".yaml"), Trade.class);
    }

    private static ObjectNode yaml(String file) {
        try (InputStream stream = Company.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("The sandbox's text " + file + " is missing from the class path");
            }
            Object tree = new Load(LoadSettings.builder().setLabel(file).build()).loadFromInputStream(stream);
            return Json.MAPPER.valueToTree(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
