package io.matchbridge.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that Ashby tells webhooks about.
 *
 * @param cause the same for all events of one cause
 * @param action such as {@code candidateStageChange}
 */
public record Event(String cause, String action, ObjectNode data) {}
