package io.matchbridge.scoring.posting;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A job posting, read.
 *
 * @param title the job's title
 * @param lines its lines in their order
 * @param askedYears years of experience it asks for
 */
public record Posting(String title, List<PostingLine> lines, List<AskedYears> askedYears) {

    public Posting {
        lines = List.copyOf(lines);
        askedYears = List.copyOf(askedYears);
    }

    /** Everything but what the company says about itself and offers. */
    public String work() {
        return lines.stream()
                .filter(line -> line.kind() != PostingLine.Kind.OFFER)
                .map(PostingLine::text)
                .collect(Collectors.joining("\n"));
    }

    /** The lines that say what a candidate should bring. */
    public List<PostingLine> requirements() {
        return lines.stream().filter(PostingLine::asks).toList();
    }
}
