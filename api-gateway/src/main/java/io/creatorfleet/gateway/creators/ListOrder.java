package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;

/**
 * An order that rows are paged in: by a key, rows of the same key by their id. What is paged is read from after the last
 * row given, by its key and id.
 *
 * @param key the key as an expression, as its index has it
 */
record ListOrder(String key, Type type, boolean descending) {

    /** What a key is to PostgreSQL; it is a text in every cursor. */
    enum Type {
        BIGINT,
        NUMERIC,
        TIMESTAMPTZ,
        TEXT
    }

    static ListOrder greatestFirst(String key) {
        return new ListOrder(key, Type.BIGINT, true);
    }

    static ListOrder greatestRateFirst(String key) {
        return new ListOrder(key, Type.NUMERIC, true);
    }

    static ListOrder newestFirst(String key) {
        return new ListOrder(key, Type.TIMESTAMPTZ, true);
    }

    static ListOrder alphabetical(String key) {
        return new ListOrder(key, Type.TEXT, false);
    }

    /** The condition for what follows the place :key, :id. */
    String after() {
        return "(%s, id) %s (:key::%s, :id::bigint)".formatted(key, descending ? "<" : ">", type);
    }

    String by() {
        String direction = descending ? "DESC" : "ASC";
        return "%s %s, id %s".formatted(key, direction, direction);
    }

    /** A key, named by an expression, as cursors have it. */
    String text(String place) {
        return type == Type.TIMESTAMPTZ
                ? "to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(place)
                : place + "::text";
    }

    /** Refuses a cursor whose key is not of this kind. */
    void check(Cursor cursor) {
        cursor.idAsLong();
        switch (type) {
            case BIGINT -> cursor.keyAsLong();
            case NUMERIC -> cursor.keyAsDecimal();
            case TIMESTAMPTZ -> cursor.keyAsInstant();
            case TEXT -> {}
        }
    }
}
