package io.matchbridge.pushback;

import io.matchbridge.connect.Tellable;

/** The tag that is to be set exists, but is archived. */
final class TagArchived extends RuntimeException implements Tellable {

    TagArchived() {
        super("The tag is archived in Ashby.", null, false, false);
    }
}
