package io.matchbridge.sandbox.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients asked, oldest first: the last hundred thousand requests. */
public final class RequestLog {

    private static final int KEPT = 100_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** Requests of one endpoint, such as {@code candidate.createNote}. */
    public List<RecordedRequest> requests(String endpoint) {
        return requests().stream()
                .filter(request -> request.endpoint().equals(endpoint))
                .toList();
    }

    /** How many requests were being answered at the same time, at most. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    public synchronized void clear() {
        requests.clear();
        mostAtOnce.set(running.get());
    }

    void begins() {
        int now = running.incrementAndGet();
        mostAtOnce.accumulateAndGet(now, Math::max);
    }

    void ends() {
        running.decrementAndGet();
    }

    synchronized void record(RecordedRequest request) {
        requests.addLast(request);
        if (requests.size() > KEPT) {
            requests.removeFirst();
        }
    }
}
