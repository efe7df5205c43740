package io.matchbridge.connect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the members of a page's records are called, each with a number that all its records share: a value is found without
 * comparing texts. Records of one kind have their members in much the same order, so that even the number is seldom looked for.
 */
final class MemberNames {

    /** No member's number: what comes before a record's first member. */
    static final int NONE = -1;

    /**
     * @param of     the member of the record whose object it belongs to; null where it belongs to the record itself
     * @param isList whether its value is a list: what is a text in one record may be a list in another
     */
    record MemberName(String of, String name, boolean isList) {

        boolean is(String otherOf, String otherName, boolean otherIsList) {
            return isList == otherIsList && name.equals(otherName) && Objects.equals(of, otherOf);
        }
    }

    private final Map<MemberName, Integer> numbers = new HashMap<>();
    private final List<MemberName> names = new ArrayList<>();
    /** By a member's number, moved by one: that of the member, null or not, which came after it last. */
    private int[] next = new int[64];

    /** How many there are: numbers count from zero. */
    int size() {
        return names.size();
    }

    /** {@link #NONE} where no record has such a member. */
    int number(MemberName name) {
        return numbers.getOrDefault(name, NONE);
    }

    /**
     * The number of a member that a record has, a new one where it is the first to have it.
     *
     * @param before the number of the record's member before it, or {@link #NONE}
     */
    int number(int before, String of, String name, boolean isList) {
        int guess = next[before + 1];
        if (guess < names.size() && names.get(guess).is(of, name, isList)) {
            return guess;
        }
        int number = numbers.computeIfAbsent(new MemberName(of, name, isList), this::added);
        next[before + 1] = number;
        return number;
    }

    private int added(MemberName name) {
        names.add(name);
        if (names.size() == next.length) {
            next = Arrays.copyOf(next, 2 * next.length);
        }
        return names.size() - 1;
    }
}
