package io.matchbridge.scoring;

import io.matchbridge.scoring.features.JobFeatures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Jobs as candidates are compared with them: read once for each text, however many applied. Safe for use by many threads. */
public final class KnownJobs {

    /** More than are scored at one time; some 20 kB each. */
    private static final int MOST = 100;

    private record Read(String tenant, String jobId, JobText text, boolean byMeaning) {}

    private final MatchScorer byWords;
    private final MatchScorer byMeaning;
    private final KeptEmbeddings embeddings;
    private final Map<Read, JobFeatures> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Read, JobFeatures> eldest) {
            return size() > MOST;
        }
    };

    public KnownJobs(MatchScorer byWords, MatchScorer byMeaning, KeptEmbeddings embeddings) {
        this.byWords = byWords;
        this.byMeaning = byMeaning;
        this.embeddings = embeddings;
    }

    JobFeatures byWords(Subject subject) {
        return known(
                new Read(subject.tenant(), subject.jobId(), subject.job(), false),
                () -> byWords.features(subject.job()));
    }

    JobFeatures byMeaning(Subject subject) {
        return known(
                new Read(subject.tenant(), subject.jobId(), subject.job(), true),
                () -> byMeaning.embed(
                        subject.job(), byWords(subject), embeddings.of(subject.tenant(), subject.jobId())));
    }

    private JobFeatures known(Read read, Supplier<JobFeatures> features) {
        Optional<JobFeatures> found;
        synchronized (known) {
            found = Optional.ofNullable(known.get(read));
        }
        return found.orElseGet(() -> {
            JobFeatures made = features.get(); // two threads may both make it: it is the same
            synchronized (known) {
                known.put(read, made);
            }
            return made;
        });
    }
}
