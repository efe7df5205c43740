package io.matchbridge.scoring;

import java.util.Objects;

/**
 * What a job asks for, in its own words.
 *
 * @param title the posting's title
 * @param description the posting's own body as plain text, one line a paragraph or list item
 */
public record JobText(String title, String description) {

    public JobText {
        title = Objects.requireNonNullElse(title, "");
        description = Objects.requireNonNullElse(description, "");
    }
}
