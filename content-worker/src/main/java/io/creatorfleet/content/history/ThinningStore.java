package io.creatorfleet.content.history;

import io.creatorfleet.platform.PlatformId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements that thin histories, each bounded by a number of ids. */
final class ThinningStore {

    private final JdbcClient jdbc;
    private final RetentionProperties retention;

    ThinningStore(JdbcClient jdbc, RetentionProperties retention) {
        this.jdbc = jdbc;
        this.retention = retention;
    }

    /** How far the round has come, locked until the transaction ends; empty while another process thins it. */
    Optional<Long> position(History history) {
        return jdbc.sql("SELECT position FROM thinning WHERE history = :history FOR UPDATE SKIP LOCKED")
                .param("history", history.key())
                .query(Long.class)
                .optional();
    }

    /** The last of the next so many ids behind the position; empty at the end of the round. */
    Optional<Long> next(History history, long position, int items) {
        return jdbc.sql(history.in("""
                        WITH RECURSIVE ids (id, n) AS (
                            (SELECT {id}, 1 FROM {table} WHERE {id} > :position ORDER BY {id} LIMIT 1)
                            UNION ALL
                            SELECT (SELECT {id} FROM {table} WHERE {id} > ids.id ORDER BY {id} LIMIT 1), n + 1
                              FROM ids WHERE ids.id IS NOT NULL AND n < :items
                        )
                        SELECT max(id) FROM ids HAVING max(id) IS NOT NULL
                        """))
                .param("position", position)
                .param("items", items)
                .query(Long.class)
                .optional();
    }

    /** Deletes what age makes superfluous: all but the last snapshot of each day, then of each week, in UTC. */
    int thin(History history, long after, long last) {
        return jdbc.sql(history.in("""
                        DELETE FROM {table} t
                         USING (SELECT {id}, taken_at,
                                       row_number() OVER (PARTITION BY {id}, weekly, date_trunc(
                                           CASE WHEN weekly THEN 'week' ELSE 'day' END, taken_at AT TIME ZONE 'UTC')
                                           ORDER BY taken_at DESC) AS nth
                                  FROM (SELECT {id}, taken_at, taken_at < clock_timestamp() - r.daily AS weekly
                                          FROM {table} s
                                          JOIN creator c ON c.id = {creator}
                                          JOIN unnest(:platforms::text[], :every::text[]::interval[],
                                                      :daily::text[]::interval[]) AS r (platform, every, daily)
                                               ON r.platform = c.platform
                                         WHERE {id} > :after AND {id} <= :last
                                           AND taken_at < clock_timestamp() - r.every) AS aged) AS old
                         WHERE old.nth > 1 AND t.{id} = old.{id} AND t.taken_at = old.taken_at
                        """))
                .param("after", after)
                .param("last", last)
                .param("platforms", platforms())
                .param("every", durations(RetentionProperties.Terms::everySnapshot))
                .param("daily", durations(RetentionProperties.Terms::dailySnapshots))
                .update();
    }

    void moveTo(History history, long position) {
        jdbc.sql("UPDATE thinning SET position = :position WHERE history = :history")
                .param("position", position)
                .param("history", history.key())
                .update();
    }

    /** Deletes the oldest raw items past their time, so many at most. */
    int deleteRaw(int items) {
        return jdbc.sql("""
                DELETE FROM unreadable
                 WHERE id IN (SELECT u.id FROM unreadable u JOIN creator c ON c.id = u.creator_id
                                JOIN unnest(:platforms::text[], :raw::text[]::interval[]) AS r (platform, raw)
                                     ON r.platform = c.platform
                               WHERE u.seen_at < clock_timestamp() - r.raw
                               ORDER BY u.seen_at LIMIT :items)
                """)
                .param("platforms", platforms())
                .param("raw", durations(RetentionProperties.Terms::raw))
                .param("items", items)
                .update();
    }

    private static String[] platforms() {
        return Stream.of(PlatformId.values()).map(PlatformId::key).toArray(String[]::new);
    }

    private String[] durations(Function<RetentionProperties.Terms, Duration> term) {
        return Stream.of(PlatformId.values())
                .map(platform -> term.apply(retention.of(platform)).toString())
                .toArray(String[]::new);
    }
}
