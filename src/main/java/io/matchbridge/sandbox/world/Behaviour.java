package io.matchbridge.sandbox.world;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the sandbox behaves where nobody knows what Ashby does. May be changed while it runs. */
public final class Behaviour {

    private static final int INCREMENTAL_PAGES = 100;
    private static final int LARGEST_PAGE = 100;

    private final Set<Unverified> chosen = ConcurrentHashMap.newKeySet();
    private volatile int incrementalPages = INCREMENTAL_PAGES;
    private volatile int largestPage = LARGEST_PAGE;

    public boolean is(Unverified which) {
        return chosen.contains(which);
    }

    public void set(Unverified which, boolean isSo) {
        if (isSo) {
            chosen.add(which);
        } else {
            chosen.remove(which);
        }
    }

    public int incrementalPages() {
        return incrementalPages;
    }

    /** From now on an incremental pass of more pages is answered with {@code incremental_sync_too_large}. */
    public void incrementalPages(int pages) {
        incrementalPages = pages;
    }

    public int largestPage() {
        return largestPage;
    }

    /** From now on no page holds more records, whatever limit is asked for; Ashby reserves that right. */
    public void largestPage(int records) {
        largestPage = records;
    }
}
