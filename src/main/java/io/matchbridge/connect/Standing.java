package io.matchbridge.connect;

import java.time.Duration;

/**
 * What all nodes know of a tenant's pace at a moment.
 *
 * @param active whether the tenant wants us to ask with its stored key
 * @param syncing whether a sync of the tenant is under way on some node
 * @param share of the ceiling that the ATS lets us have, 0 to 1
 * @param mayRise whether it is time to try a larger share
 * @param held how long the ATS still wants no request; zero: it takes them
 */
record Standing(boolean active, boolean syncing, double share, boolean mayRise, Duration held) {}
