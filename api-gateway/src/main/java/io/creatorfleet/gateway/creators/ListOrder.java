package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;

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
        TIMESTAMPTZ,
        TEXT
    }

    static ListOrder greatestFirst(String key) {
        return new ListOrder(key, Type.BIGINT, true);
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

    /** The key of a row that was read as the column place, as cursors have it. */
    String place(ResultSet row) throws SQLException {
        return type == Type.TIMESTAMPTZ ? row.getTimestamp("place").toInstant().toString() : row.getString("place");
    }

    /** Refuses a cursor whose key is not of this kind. */
    void check(Cursor cursor) {
        cursor.idAsLong();
        switch (type) {
            case BIGINT -> cursor.keyAsLong();
            case TIMESTAMPTZ -> cursor.keyAsInstant();
            case TEXT -> {}
        }
    }
}
