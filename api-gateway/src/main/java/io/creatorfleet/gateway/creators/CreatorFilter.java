package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.Cursor;
import io.creatorfleet.gateway.Limit;
import io.creatorfleet.gateway.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Which creators a client wants to see, and in which order; null: any.
 *
 * @param text a part of the name or of the displayed name
 */
record CreatorFilter(
        @Nullable String niche,
        @Nullable String text,
        @Nullable Long minFollowers,
        CreatorSort sort,
        @Nullable Cursor after,
        Limit limit) {

    static CreatorFilter of(
            @Nullable String niche,
            @Nullable String text,
            @Nullable Long minFollowers,
            @Nullable String sort,
            @Nullable String cursor,
            @Nullable Integer limit) {
        CreatorSort order = CreatorSort.of(sort);
        Cursor after = Cursor.parse(cursor, order.name());
        if (after != null && order != CreatorSort.USERNAME) {
            after.keyAsLong();
        }
        if (minFollowers != null && minFollowers < 0) {
            throw Refusal.badRequest("min_followers cannot be negative");
        }
        return new CreatorFilter(niche, text, minFollowers, order, after, Limit.of(limit));
    }

    /** The text as a pattern of LIKE, its own special characters meaning themselves. */
    @Nullable
    String pattern() {
        return text == null ? null : "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
