package io.matchbridge.connect;

/** A failure whose message was written for an operator: it may be logged and shown, since it quotes no record. */
public interface Tellable {

    String getMessage();
}
