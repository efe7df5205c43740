package io.matchbridge.sync;

import io.matchbridge.connect.Ashby;
import io.matchbridge.connect.AshbyRefusal;
import io.matchbridge.connect.AshbyReply;
import java.util.concurrent.CompletableFuture;

/** A page that was asked for and is on its way. A type of its own, since Camel would wait for a bare future at once. */
public final class ComingPage {

    private final CompletableFuture<AshbyReply> reply;
    private final boolean placed;

    /** @param placed whether a cursor or sync token was sent */
    ComingPage(CompletableFuture<AshbyReply> reply, boolean placed) {
        this.reply = reply;
        this.placed = placed;
    }

    /** Not every code that tells of a lost place is known: what is refused may be the place, where one was sent. */
    AshbyReply await() {
        try {
            return Ashby.received(reply);
        } catch (AshbyRefusal refusal) {
            throw placed ? refusal.perhapsOfThePlace() : refusal;
        }
    }
}
