package io.matchbridge.sync;

import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyReply;
import java.util.concurrent.CompletableFuture;

/** A page that was asked for and is on its way. A type of its own, since Camel would wait for a bare future at once. */
public final class ComingPage {

    private final CompletableFuture<AshbyReply> reply;

    ComingPage(CompletableFuture<AshbyReply> reply) {
        this.reply = reply;
    }

    AshbyReply await() {
        return Ashby.received(reply);
    }
}
