package io.creatorfleet.content;

import io.creatorfleet.catalog.StorableText;
import io.creatorfleet.platform.Item;
import io.creatorfleet.platform.PlatformId;
import io.creatorfleet.platform.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The items that sweeps ask for, by when their platform last showed them. */
final class SweepStore {

    /** An item that stands as far as we know. */
    record Held(long id, long creatorId, String externalId) {}

    private final JdbcClient jdbc;

    SweepStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that were not seen for longer than that, the longest unseen first. */
    List<Held> unseen(PlatformId platform, Duration since, int most) {
        return jdbc.sql("""
                SELECT c.id, c.creator_id, c.external_id FROM content c
                 WHERE c.checked_at < clock_timestamp() - :since::interval AND c.removed_at IS NULL
                   AND EXISTS (SELECT FROM creator r WHERE r.id = c.creator_id AND r.platform = :platform)
                 ORDER BY c.checked_at LIMIT :most
                """)
                .param("platform", platform.key())
                .param("since", since.toString())
                .param("most", most)
                .query(DataClassRowMapper.newInstance(Held.class))
                .list();
    }

    /** Ids of those that were seen last. */
    List<String> lastSeen(PlatformId platform, int most) {
        return jdbc.sql("""
                SELECT c.external_id FROM content c
                 WHERE c.checked_at IS NOT NULL AND c.removed_at IS NULL
                   AND EXISTS (SELECT FROM creator r WHERE r.id = c.creator_id AND r.platform = :platform)
                 ORDER BY c.checked_at DESC LIMIT :most
                """)
                .param("platform", platform.key())
                .param("most", most)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Lets nobody else write items of these creators until the transaction ends. */
    void lock(List<Held> items) {
        jdbc.sql("SELECT id FROM creator WHERE id = ANY (:creators) ORDER BY id FOR NO KEY UPDATE")
                .param(
                        "creators",
                        items.stream().map(Held::creatorId).distinct().toArray(Long[]::new))
                .query()
                .listOfRows();
    }

    /** Notes that they stand, and who is shown as their author now: nobody, once his account is gone. */
    void confirm(List<Held> items, Map<String, Item> shown) {
        jdbc.sql("""
                UPDATE content c
                   SET checked_at = clock_timestamp(), author = s.author, author_id = s.author_id,
                       details = coalesce(s.details::jsonb, c.details)
                  FROM unnest(:ids::bigint[], :authors::text[], :authorIds::text[], :details::text[])
                       AS s (id, author, author_id, details)
                 WHERE c.id = s.id
                """)
                .param("ids", items.stream().map(Held::id).toArray(Long[]::new))
                .param("authors", strings(items, shown, Submission::author))
                .param("authorIds", strings(items, shown, Submission::authorId))
                .param("details", strings(items, shown, Submission::details))
                .update();
    }

    /** Notes that they were seen, although nobody could read them. */
    void see(List<Held> items) {
        jdbc.sql("UPDATE content SET checked_at = clock_timestamp() WHERE id = ANY (:ids)")
                .param("ids", items.stream().map(Held::id).toArray(Long[]::new))
                .update();
    }

    private static @Nullable String[] strings(
            List<Held> items, Map<String, Item> shown, Function<Submission, @Nullable String> field) {
        return items.stream()
                .map(item -> shown.get(item.externalId()))
                .map(item -> item == null || item.submission() == null
                        ? null
                        : StorableText.of(field.apply(item.submission())))
                .toArray(String[]::new);
    }
}
