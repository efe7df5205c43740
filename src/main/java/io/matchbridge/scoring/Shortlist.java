package io.matchbridge.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Those who rank best for a job. The ranking reads nobody's texts, and only these tell who repeats the posting word for word: so whoever
 * would be shown is read before, may take a lower place, and the next one is read.
 */
public final class Shortlist {

    /** Somebody's place: 0 to 100 points. */
    record Ranked(String candidateId, String name, double points) {

        private Ranked atMost(double most) {
            return new Ranked(candidateId, name, Math.min(points, most));
        }
    }

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingDouble(Ranked::points).reversed().thenComparing(Ranked::candidateId);

    private final List<Ranked> ranked;
    private final int length;
    private final Set<String> read = new HashSet<>();

    /** @param length how many are to be shown at most */
    Shortlist(List<Ranked> ranked, int length) {
        this.ranked = new ArrayList<>(ranked);
        this.ranked.sort(BEST_FIRST);
        this.length = length;
    }

    /** Who would be shown, best first. */
    List<Ranked> best() {
        return ranked.subList(0, Math.min(length, ranked.size()));
    }

    /** Who of them is to be read yet: a copy of the posting is no reason against those with few points. */
    public String[] unread() {
        return unreadOnes().map(Ranked::candidateId).toArray(String[]::new);
    }

    /** Whether somebody is. */
    public boolean hasUnread() {
        return unreadOnes().findAny().isPresent();
    }

    /** @param most the points that the texts of each who was read allow */
    void read(Map<String, Double> most) {
        read.addAll(most.keySet());
        ranked.replaceAll(one -> one.atMost(most.getOrDefault(one.candidateId, MatchScorer.MOST)));
        ranked.sort(BEST_FIRST);
    }

    private Stream<Ranked> unreadOnes() {
        return best().stream()
                .filter(one -> one.points > MatchScorer.MOST_FOR_A_COPY && !read.contains(one.candidateId));
    }
}
