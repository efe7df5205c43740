package io.matchbridge.attachments.text;

import java.util.ArrayList;
import java.util.List;

/** A stretch of a page from left to right, in points. */
record Interval(float from, float to) {

    static final Interval EVERYWHERE = new Interval(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

    /** What lies in one of each list and is at least so wide; both lists and the answer go from left to right. */
    static List<Interval> common(List<Interval> some, List<Interval> others, float narrowest) {
        List<Interval> common = new ArrayList<>();
        for (Interval one : some) {
            for (Interval other : others) {
                Interval both = new Interval(Math.max(one.from, other.from), Math.min(one.to, other.to));
                if (both.width() >= narrowest) {
                    common.add(both);
                }
            }
        }
        return common;
    }

    float width() {
        return to - from;
    }

    float middle() {
        return (from + to) / 2;
    }

    /** Whether it has no end on one side. */
    boolean isMargin() {
        return Float.isInfinite(from) || Float.isInfinite(to);
    }
}
