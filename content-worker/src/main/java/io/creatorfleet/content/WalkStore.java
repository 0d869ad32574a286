package io.creatorfleet.content;

import io.creatorfleet.platform.Item;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the walks of a creator's feeds have come. */
final class WalkStore {

    private final JdbcClient jdbc;

    WalkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Lets one page of the creator be written at a time: walks of two feeds count the same rows.
     *
     * @return the moment from which on it is locked; empty: the creator is not held any more
     */
    Optional<OffsetDateTime> lock(long creator) {
        return jdbc.sql("""
                WITH held AS MATERIALIZED (SELECT id FROM creator WHERE id = :creator FOR NO KEY UPDATE)
                SELECT clock_timestamp() FROM held
                """)
                .param("creator", creator)
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .optional();
    }

    /** What the job asked for and its walk does not hold yet. */
    Quota missing(UUID job, long creator) {
        return jdbc.sql("""
                SELECT (j.reels_asked - count(c.id) FILTER (WHERE c.kind = 'REEL'))::integer AS reels,
                       (j.posts_asked - count(c.id) FILTER (WHERE c.kind = 'POST'))::integer AS posts
                  FROM job j LEFT JOIN content c ON c.creator_id = :creator AND c.walk = j.id
                 WHERE j.id = :job
                 GROUP BY j.id
                """)
                .param("job", job)
                .param("creator", creator)
                .query(Quota.class)
                .single();
    }

    /** Remembers that a walk has gone as far as it may: what it has passed on its way is held, if it could read it. */
    void capped(UUID job, long creator) {
        jdbc.sql("""
                UPDATE creator SET capped_at = clock_timestamp()
                 WHERE id = :creator
                   AND EXISTS (SELECT FROM job WHERE id = :job AND shortfall IS NULL AND dead_tasks = 0)
                """).param("creator", creator).param("job", job).update();
    }

    /** How many of the items that were just kept were held before the reading. */
    long known(Reading reading, List<Item> kept) {
        return jdbc.sql("""
                SELECT count(*) FROM content
                 WHERE creator_id = :creator AND external_id = ANY (:ids) AND created_at < :at
                """)
                .param("creator", reading.page().creator())
                .param("ids", kept.stream().map(Item::id).toArray(String[]::new))
                .param("at", reading.at())
                .query(Long.class)
                .single();
    }

    /** Which of the items the job's walk holds already: pages shift while they are read, feeds overlap. */
    Set<String> held(UUID job, long creator, List<Item> items) {
        return new HashSet<>(jdbc.sql("""
                SELECT external_id FROM content
                 WHERE creator_id = :creator AND external_id = ANY (:ids) AND walk = :job
                """)
                .param("job", job)
                .param("creator", creator)
                .param("ids", items.stream().map(Item::id).toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
