package io.matchbridge.connect;

/** A call to the ATS that was not made, because the tenant is paused, unauthorized, gone, or was never connected. */
public final class NotConnected extends RuntimeException implements Tellable {

    NotConnected(String reason) {
        super(reason);
    }
}
