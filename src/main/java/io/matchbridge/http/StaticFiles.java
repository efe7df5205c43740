package io.matchbridge.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The console and the description of the REST interface: these files of the program, and no others. */
public final class StaticFiles implements HttpFilter {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final List<String> SCRIPTS = List.of(
            "/console/console.js", "/console/page.js", "/console/cards.js", "/console/jobs.js", "/console/evidence.js");
    private static final String JSON = "application/json";

    @Override
    public void apply(Router router) {
        serve(router, "/", "/console/index.html", HTML);
        serve(router, "/console/index.html", "/console/index.html", HTML);
        serve(router, "/console/console.css", "/console/console.css", CSS);
        for (String script : SCRIPTS) {
            serve(router, script, script, SCRIPT);
        }
        serve(router, "/console/icon.svg", "/console/icon.svg", "image/svg+xml");
        serve(router, "/openapi.json", "/openapi.json", JSON);
    }

    private static void serve(Router router, String path, String resource, String type) {
        Buffer content = read(resource);
        router.get(path).handler(call -> {
            HttpServerResponse response = call.response();
            response.putHeader("Content-Type", type).putHeader("Cache-Control", "no-cache");
            response.end(content);
        });
    }

    private static Buffer read(String resource) {
        try (InputStream file = StaticFiles.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException(resource + " is not packed");
            }
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
