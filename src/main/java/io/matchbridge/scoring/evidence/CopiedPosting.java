package io.matchbridge.scoring.evidence;

import io.matchbridge.scoring.JobText;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tells a résumé that repeats the posting word for word from one that answers it. */
public final class CopiedPosting {

    private static final int LONG_LINE = 6;
    private static final int FEWEST_LINES = 3;
    private static final double TOO_MUCH = 0.4;

    private CopiedPosting() {}

    /** Whether a good part of the posting's longer lines stands in the text as it is. */
    public static boolean in(String text, JobText job) {
        List<String> lines = Stream.of(job.description().split("[\\n.;]"))
                .map(CopiedPosting::plain)
                .filter(line -> line.split(" ").length >= LONG_LINE)
                .toList();
        String plain = plain(text);
        long copied = lines.stream().filter(plain::contains).count();
        return copied >= FEWEST_LINES && copied >= TOO_MUCH * lines.size();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
