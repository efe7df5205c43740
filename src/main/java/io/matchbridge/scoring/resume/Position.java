package io.matchbridge.scoring.resume;

/**
 * A dated position of a résumé.
 *
 * @param title the words of the line that names it, without the dates
 * @param firstMonth its first month, counted from year 0
 * @param lastMonth its last month, counted alike and included
 * @param line where the line with the dates begins in the résumé
 */
public record Position(String title, int firstMonth, int lastMonth, int line) {

    /** How long it lasted. */
    public int months() {
        return lastMonth - firstMonth + 1;
    }
}
