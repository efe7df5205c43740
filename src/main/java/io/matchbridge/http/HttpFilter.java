package io.matchbridge.http;

import io.vertx.ext.web.Router;

/** Something that the HTTP server does with every request, whichever route it is for. */
public interface HttpFilter {

    /** The order of the filters; routes stand at 0 and more. */
    int ANSWER = -1000;

    int CALLER = -900;
    int REQUEST = -800;
    int BODY = -700;
    int LAST = Integer.MAX_VALUE;

    /** Takes its place before or after all routes that the router has, or will get. */
    void apply(Router router);
}
