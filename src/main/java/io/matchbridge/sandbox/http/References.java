package io.matchbridge.sandbox.http;

import io.matchbridge.sandbox.world.World;

/** Records that a write may name besides the one it changes. */
final class References {

    private References() {}

    /** Refuses a source or a user that does not exist. */
    static void require(World world, Call call) {
        call.given("sourceId")
                .ifPresent(id ->
                        world.sources().find(id).orElseThrow(() -> Refusal.of("source_not_found", "Source not found")));
        call.given("creditedToUserId")
                .ifPresent(
                        id -> world.users().find(id).orElseThrow(() -> Refusal.of("user_not_found", "User not found")));
    }
}
