package io.matchbridge.scoring;

import io.matchbridge.scoring.embedding.Embedder;
import io.matchbridge.scoring.embedding.Embedding;
import io.matchbridge.scoring.embedding.TextEmbedder;
import io.matchbridge.scoring.features.Hash;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Vectors that are made once for each text and kept in the database, beside the candidate or job that the text is of. */
public final class KeptEmbeddings {

    private final Supplier<ProducerTemplate> routes;
    private final TextEmbedder embedder;

    public KeptEmbeddings(Supplier<ProducerTemplate> routes, TextEmbedder embedder) {
        this.routes = routes;
        this.embedder = embedder;
    }

    /** For the texts of one candidate or job: all that are asked for together are looked up, and kept, in one statement. */
    public TextEmbedder of(String tenant, String owner) {
        return new TextEmbedder() {
            @Override
            public Embedding embed(String text) {
                return embedAll(List.of(text)).get(0);
            }

            @Override
            public List<Embedding> embedAll(List<String> texts) {
                return all(tenant, owner, texts);
            }
        };
    }

    private List<Embedding> all(String tenant, String owner, List<String> texts) {
        List<String> hashes = texts.stream().map(Hash::of).toList();
        Map<String, Object> wanted = new HashMap<>(Map.of(
                "tenant", tenant, "owner", owner, "model", Embedder.MODEL, "sha256", hashes.toArray(String[]::new)));
        Map<String, Embedding> known = load(wanted);
        Map<String, Embedding> made = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            if (!known.containsKey(hashes.get(i))) {
                made.computeIfAbsent(hashes.get(i), hash -> embedder.embed(text));
            }
        }
        if (!made.isEmpty()) {
            wanted.put("sha256", made.keySet().toArray(String[]::new));
            wanted.put("vector", made.values().stream().map(Embedding::bytes).toArray(byte[][]::new));
            run("save-embeddings", wanted);
            known.putAll(made);
        }
        return hashes.stream().map(known::get).toList();
    }

    private Map<String, Embedding> load(Map<String, Object> wanted) {
        Map<String, Embedding> known = new HashMap<>();
        for (Object row : run("load-embeddings", wanted).getMessage().getBody(List.class)) {
            Map<?, ?> kept = (Map<?, ?>) row;
            known.put((String) kept.get("text_sha256"), new Embedding((byte[]) kept.get("vector")));
        }
        return known;
    }

    private Exchange run(String statement, Map<String, Object> wanted) {
        Exchange done = routes.get()
                .send("kamelet:sql/scoring/" + statement, exchange -> exchange.setVariable("wanted", wanted));
        if (done.getException() != null) {
            throw new IllegalStateException("a vector cannot be kept", done.getException());
        }
        return done;
    }
}
