package io.matchbridge.connect;

import io.matchbridge.http.Problem;
import org.apache.camel.Variable;

/** What a tenant's status allows. A status of null means that there is no such tenant. */
public final class Status {

    private Status() {}

    /** @throws Problem 409 already-connected while a connection lives */
    public static void mayConnect(@Variable("status") String status) {
        if ("active".equals(status) || "paused".equals(status)) {
            throw alreadyConnected();
        }
    }

    /** @throws Problem 409 when another call was faster */
    public static void hasConnected(@Variable("status") String connected) {
        if (connected == null) {
            throw alreadyConnected();
        }
    }

    /** @throws Problem 404 when there is no such tenant */
    public static void mayBeSeen(@Variable("status") String status) {
        if (status == null) {
            throw Problem.notFound("connection");
        }
    }

    /** @throws Problem 409 paused, unauthorized or disconnected */
    public static void mayAsk(@Variable("status") String status) {
        mayPause(status);
        if ("paused".equals(status)) {
            throw Problem.conflict("paused", "The tenant is paused. Resume it first.");
        }
    }

    /** @throws Problem 409 unauthorized or disconnected */
    public static void mayPause(@Variable("status") String status) {
        mayBeSeen(status);
        if ("unauthorized".equals(status)) {
            throw Problem.conflict(
                    "unauthorized", "Ashby refuses the key of this tenant. Connect it again with a new key.");
        }
        if ("disconnected".equals(status)) {
            throw Problem.conflict("disconnected", "The tenant is disconnected. Connect it again.");
        }
    }

    /** @throws Problem 409 still-connected */
    public static void mayBePurged(@Variable("status") String status) {
        mayBeSeen(status);
        if (!"disconnected".equals(status)) {
            throw Problem.conflict("still-connected", "Disconnect the tenant before its data is erased.");
        }
    }

    private static Problem alreadyConnected() {
        return Problem.conflict("already-connected", "The tenant has a live connection. Disconnect it first.");
    }
}
