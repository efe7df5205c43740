package io.matchbridge.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Files;
import io.matchbridge.sandbox.world.Json;
import java.util.List;
import java.util.function.Function;

/** {@code file.info}. */
final class FileEndpoints {

    private final Files files;
    private final Function<String, String> link;

    /** {@code link} makes an expiring URL for the id of a file. */
    FileEndpoints(Files files, Function<String, String> link) {
        this.files = files;
        this.link = link;
    }

    List<Endpoint> endpoints() {
        return List.of(new Endpoint(
                "file.info",
                Scopes.CANDIDATES_READ,
                Shape.empty().need("fileHandle", Check.textNotEmpty()),
                this::info));
    }

    private ObjectNode info(Call call) {
        String file = files.fileOf(call.text("fileHandle"))
                .filter(id -> files.candidateOf(id) >= 0)
                .orElseThrow(() -> Refusal.of("file_not_found", "File not found"));
        return Answers.results(Json.object().put("url", link.apply(file)));
    }
}
