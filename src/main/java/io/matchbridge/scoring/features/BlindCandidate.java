package io.matchbridge.scoring.features;

import io.matchbridge.scoring.resume.Position;
import io.matchbridge.scoring.text.BlindText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A candidate's texts without what is personal.
 *
 * @param title the profile's role
 * @param resume the résumé
 * @param notes the notes
 * @param headline the present role: the profile's, else the one found in the résumé; empty if there is none
 * @param positions the résumé's dated positions, the latest first
 */
public record BlindCandidate(
        BlindText title, BlindText resume, List<BlindText> notes, String headline, List<Position> positions) {

    /** How many of the latest positions are compared by meaning. */
    static final int MOST_ROLES = 4;

    public BlindCandidate {
        notes = List.copyOf(notes);
        positions = List.copyOf(positions);
    }

    /** All of it as one text; a role that the résumé begins with is said once. */
    public String all() {
        String ownTitle = title.normalized();
        String ownResume = resume.normalized();
        return Stream.concat(
                        Stream.of(ownResume.startsWith(ownTitle) ? "" : ownTitle, ownResume),
                        notes.stream().map(BlindText::normalized))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** The present role, if one is known, then the titles of the latest positions. */
    public List<String> roles() {
        return Stream.concat(
                        Stream.of(headline).filter(role -> !role.isBlank()),
                        positions.stream().limit(MOST_ROLES).map(Position::title))
                .toList();
    }

    /** How many words there are. */
    public int words() {
        return (int) Stream.of(all().split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .count();
    }

    /** SHA-256 in hex of all of it: equal for two people who differ only in what is personal. */
    public String hash() {
        return Hash.of(all());
    }
}
