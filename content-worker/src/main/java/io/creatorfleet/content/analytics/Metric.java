package io.creatorfleet.content.analytics;

/**
 * A number that is computed of a creator's items.
 *
 * @param name its column
 * @param formula what it is, in SQL over the rows of {@code item} and the one of {@code subject}
 * @param n how many items that rests on, in SQL as well
 */
record Metric(String name, String formula, String n) {

    /** A number of views, likes, days: two digits are kept. */
    static Metric amount(String name, String formula, String n) {
        return new Metric(name, "round(" + formula + ", 2)", n);
    }

    /** A fraction or a ratio: six digits are kept. */
    static Metric ratio(String name, String formula, String n) {
        return new Metric(name, "round(" + formula + ", 6)", n);
    }
}
