package io.matchbridge.sandbox.http;

import static io.matchbridge.sandbox.world.Json.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matchbridge.sandbox.world.Json;
import io.matchbridge.sandbox.world.World;

/** What a key may see. Hidden looks the same as deleted. */
final class Visibility {

    private final World world;

    Visibility(World world) {
        this.world = world;
    }

    boolean job(ApiKey key, ObjectNode job) {
        return key.confidential() || !Json.flag(job, "confidential");
    }

    boolean application(ApiKey key, ObjectNode application) {
        if (Json.flag(application, "hidden")) {
            return false;
        }
        return key.confidential()
                || world.jobs()
                        .find(text(application, "jobId"))
                        .filter(job -> job(key, job))
                        .isPresent();
    }

    /** A candidate is hidden with the confidential job, when all that it applied for is confidential. */
    boolean candidate(ApiKey key, ObjectNode candidate) {
        if (Json.flag(candidate, "hidden")) {
            return false;
        }
        var applications = Json.texts(candidate, "applicationIds");
        return key.confidential()
                || applications.isEmpty()
                || applications.stream()
                        .flatMap(id -> world.applications().find(id).stream())
                        .anyMatch(application -> application(key, application));
    }

    boolean note(ApiKey key, ObjectNode note) {
        return key.privateFields() || !Json.flag(note, "isPrivate");
    }

    boolean field(ApiKey key, ObjectNode field) {
        return key.privateFields() || !Json.flag(field, "isPrivate");
    }
}
