package io.creatorfleet.content;

import io.creatorfleet.catalog.PagePayload;
import io.creatorfleet.catalog.StorableText;
import io.creatorfleet.platform.Unreadable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pages showed and nobody could read or store, each once, until somebody can. */
final class UnreadableStore {

    // In characters. An item of any platform is smaller; what is larger is cut.
    private static final int LARGEST = 64 * 1024;

    private final JdbcClient jdbc;

    UnreadableStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(PagePayload page, List<Unreadable> items) {
        if (items.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO unreadable (creator_id, feed, reason, raw)
                SELECT :creator, :feed, u.* FROM unnest(:reasons::text[], :raws::text[]) AS u
                ON CONFLICT (creator_id, feed, md5(raw)) DO NOTHING
                """)
                .param("creator", page.creator())
                .param("feed", page.feed())
                .param("reasons", strings(items, Unreadable::reason))
                .param("raws", strings(items, item -> cut(item.raw())))
                .update();
    }

    private static String cut(String raw) {
        return raw.length() > LARGEST ? raw.substring(0, LARGEST) : raw;
    }

    private static @Nullable String[] strings(List<Unreadable> items, Function<Unreadable, String> field) {
        return items.stream().map(item -> StorableText.of(field.apply(item))).toArray(String[]::new);
    }
}
