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
        CreatorKind kind,
        @Nullable String niche,
        @Nullable String text,
        @Nullable Long minFollowers,
        CreatorSort sort,
        @Nullable Cursor after,
        Limit limit) {

    /** Fewer characters are found by looking at every creator alone. */
    private static final int SHORTEST = 3;

    static CreatorFilter of(
            CreatorKind kind,
            @Nullable String niche,
            @Nullable String text,
            @Nullable Long minFollowers,
            @Nullable String sort,
            @Nullable String cursor,
            @Nullable Integer limit) {
        if (text != null && text.codePointCount(0, text.length()) < SHORTEST) {
            throw Refusal.badRequest("q cannot be \"%s\": it has %d characters or more".formatted(text, SHORTEST));
        }
        CreatorSort order = CreatorSort.of(sort);
        return new CreatorFilter(
                kind,
                niche,
                text,
                Bounds.atLeast("min_followers", minFollowers),
                order,
                Cursor.parse(cursor, order.name()),
                Limit.of(limit));
    }

    Conditions conditions() {
        Conditions conditions = new Conditions()
                .and("platform = :platform", "platform", kind.platform())
                .and("kind = :kind", "kind", kind.name())
                .and("niche = :niche", "niche", niche)
                .and("coalesce(followers, -1) >= :followers", "followers", minFollowers)
                .and("lower(username || ' ' || coalesce(display_name, '')) LIKE lower(:text)", "text", pattern())
                .after(after, sort.order());
        return after == null && sort == CreatorSort.USERNAME
                ? conditions.and("lower(username) >= :first", "first", kind.prefix())
                : conditions;
    }

    /** The text as a pattern of LIKE, its own special characters meaning themselves. */
    private @Nullable String pattern() {
        return text == null ? null : "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
