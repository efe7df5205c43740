package io.matchbridge.sandbox.http;

import io.matchbridge.sandbox.world.Behaviour;

/**
 * Everything by which a sandbox is steered and looked at from outside the API.
 *
 * @param recruiter does what people do in Ashby's own screens
 * @param standing what stands in the account now
 * @param faults what is to go wrong
 * @param log what clients asked
 * @param marks cursors and sync tokens, to make them expire
 * @param links links to files, to make them expire
 */
public record Controls(
        Recruiter recruiter,
        Standing standing,
        Keys keys,
        Faults faults,
        RequestLog log,
        Marks marks,
        Links links,
        Webhooks webhooks,
        Behaviour behaviour) {}
