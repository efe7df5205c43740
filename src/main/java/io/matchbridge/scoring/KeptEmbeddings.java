package io.matchbridge.scoring;

import io.matchbridge.scoring.embedding.Embedder;
import io.matchbridge.scoring.embedding.Embedding;
import io.matchbridge.scoring.embedding.TextEmbedder;
import io.matchbridge.scoring.features.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Vectors that are made once for each text and kept in the database, beside the candidate or job that the text is of. */
public final class KeptEmbeddings {

    private final Supplier<CamelContext> camel;
    private final TextEmbedder embedder;
    private ProducerTemplate routes;

    public KeptEmbeddings(Supplier<CamelContext> camel, TextEmbedder embedder) {
        this.camel = camel;
        this.embedder = embedder;
    }

    /** For the texts of one candidate or job. */
    public TextEmbedder of(String tenant, String owner) {
        return text -> {
            Map<String, Object> wanted = new HashMap<>(
                    Map.of("tenant", tenant, "owner", owner, "sha256", Hash.of(text), "model", Embedder.MODEL));
            byte[] kept =
                    run("load-embedding?rows=SelectOne", wanted).getMessage().getBody(byte[].class);
            if (kept != null && kept.length > 0) {
                return new Embedding(kept);
            }
            Embedding made = embedder.embed(text);
            wanted.put("vector", made.bytes());
            run("save-embedding", wanted);
            return made;
        };
    }

    private Exchange run(String statement, Map<String, Object> wanted) {
        Exchange done =
                routes().send("kamelet:sql/scoring/" + statement, exchange -> exchange.setVariable("wanted", wanted));
        if (done.getException() != null) {
            throw new IllegalStateException("a vector cannot be kept", done.getException());
        }
        return done;
    }

    private synchronized ProducerTemplate routes() {
        if (routes == null) {
            routes = camel.get().createProducerTemplate();
        }
        return routes;
    }
}
