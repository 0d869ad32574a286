package io.creatorfleet.content;

import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is left of items that were taken down: that they were there, what they counted, and who took them down. What they
 * said, and who said it, goes at once; each of their files goes with its MEDIA task, whose row tells it so: a file's copy
 * and its deletion are never under way together.
 */
final class TombstoneStore {

    /** An item that was taken down, with its platform's word for who did. */
    record Removed(long creator, String item, String by) {}

    private static final String LOCAL = "local";
    private static final int LEFT_BEHIND = 1000;

    private final JdbcClient jdbc;

    TombstoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Buries those of the items that are held and stood until now; returns the deletions of their files. */
    List<FollowUp> bury(List<Removed> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                WITH buried AS (
                    UPDATE content c
                       SET removed_by = r.word, removed_at = clock_timestamp(), title = NULL, caption = NULL, author = NULL,
                           author_id = NULL, permalink = NULL, details = NULL
                      FROM unnest(:creators::bigint[], :items::text[], :words::text[]) AS r (creator_id, external_id, word)
                     WHERE c.creator_id = r.creator_id AND c.external_id = r.external_id AND c.removed_at IS NULL
                    RETURNING c.id
                )
                UPDATE media m
                   SET state = 'REMOVED', reason = 'Its item was taken down', link = NULL, expires_at = NULL,
                       link_asked = false, removable_at = NULL
                  FROM buried WHERE m.content_id = buried.id
                RETURNING m.id
                """)
                .param("creators", items.stream().map(Removed::creator).toArray(Long[]::new))
                .param("items", strings(items, Removed::item))
                .param("words", strings(items, Removed::by))
                .query((row, number) -> deletion(row.getString(1)))
                .list();
    }

    /** The deletions of files that are still there, as after the cancellation of a job that was to delete them. */
    List<FollowUp> leftBehind() {
        return jdbc.sql("SELECT id FROM media WHERE state = 'REMOVED' ORDER BY id LIMIT :most")
                .param("most", LEFT_BEHIND)
                .query((row, number) -> deletion(row.getString(1)))
                .list();
    }

    private static FollowUp deletion(String media) {
        return new FollowUp(TaskKind.MEDIA, LOCAL, media);
    }

    private static String[] strings(List<Removed> items, Function<Removed, String> field) {
        return items.stream().map(field).toArray(String[]::new);
    }
}
