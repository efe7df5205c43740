package io.matchbridge.sandbox.http;

/** The sandbox could not listen on a port. */
public final class PortTaken extends RuntimeException {

    private static final long serialVersionUID = 1;

    PortTaken(int port) {
        super("Port " + port + " can't be used: is something else running there?");
    }
}
