package io.matchbridge.scoring;

import java.util.List;
import java.util.Objects;

/**
 * What is known of a candidate, in words.
 *
 * @param name the person's name: given only so that it can be kept out of the score
 * @param title the candidate's present role, empty if the profile has none
 * @param emails the person's addresses: given only so that they can be kept out of the score
 * @param resume the résumé as plain text in reading order, empty if there is none
 * @param notes what recruiters wrote about the candidate, as plain text
 */
public record CandidateText(String name, String title, List<String> emails, String resume, List<String> notes) {

    public CandidateText {
        name = Objects.requireNonNullElse(name, "");
        title = Objects.requireNonNullElse(title, "");
        emails = emails == null ? List.of() : List.copyOf(emails);
        resume = Objects.requireNonNullElse(resume, "");
        notes = notes == null ? List.of() : List.copyOf(notes);
    }
}
