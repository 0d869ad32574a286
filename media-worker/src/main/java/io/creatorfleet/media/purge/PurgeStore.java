package io.creatorfleet.media.purge;

import io.creatorfleet.catalog.Creator;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of a creator that is being deleted, and the account of what was. */
final class PurgeStore {

    private final JdbcClient jdbc;

    PurgeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The other jobs that are about the creator, under whichever name, and have not ended. */
    List<UUID> others(UUID job, Creator creator) {
        return jdbc.sql("""
                SELECT id FROM job
                 WHERE id <> :job AND state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')
                   AND (creator_id = :creator OR platform = :platform AND subject = lower(:username))
                 ORDER BY id
                """)
                .param("job", job)
                .param("creator", creator.id())
                .param("platform", creator.platform().key())
                .param("username", creator.username())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /**
     * How long the last copy that was cancelled while it ran may go on: zero or less, and none does. An audit copies, too:
     * it puts aside what is nobody's.
     */
    Duration untilCopiesEnd(Creator creator, Duration longest) {
        double seconds = jdbc.sql("""
                SELECT coalesce(extract(epoch FROM max(t.finished_at) + :longest::interval - clock_timestamp()), 0)::float8
                  FROM job j JOIN task t ON t.job_id = j.id
                 WHERE j.creator_id = :creator AND t.kind IN ('MEDIA', 'AUDIT')
                   AND t.state = 'CANCELLED' AND t.claimed_at IS NOT NULL
                """)
                .param("creator", creator.id())
                .param("longest", longest.toMillis() + " milliseconds")
                .query(Double.class)
                .single();
        return Duration.ofMillis((long) (seconds * 1000));
    }

    /** Keeps what there is to be deleted; a later run finds less and changes nothing. */
    void begin(UUID job, long objects, long bytes, long uploads) {
        jdbc.sql("""
                INSERT INTO purge (job_id, objects, bytes, uploads) VALUES (:job, :objects, :bytes, :uploads)
                ON CONFLICT (job_id) DO NOTHING
                """)
                .param("job", job)
                .param("objects", objects)
                .param("bytes", bytes)
                .param("uploads", uploads)
                .update();
    }

    /** Deletes the creator's rows and keeps how many of each table there were. */
    void delete(UUID job, Creator creator) {
        jdbc.sql("SELECT id FROM creator WHERE id = :creator FOR UPDATE")
                .param("creator", creator.id())
                .query()
                .listOfRows();
        jdbc.sql("""
                UPDATE purge
                   SET creators = (SELECT count(*) FROM creator WHERE id = :creator),
                       items = (SELECT count(*) FROM content WHERE creator_id = :creator),
                       media = (SELECT count(*) FROM media WHERE creator_id = :creator),
                       analytics = (SELECT count(*) FROM analytics WHERE creator_id = :creator),
                       snapshots = (SELECT count(*) FROM follower_snapshot WHERE creator_id = :creator),
                       proved_at = clock_timestamp()
                 WHERE job_id = :job
                """).param("job", job).param("creator", creator.id()).update();
        jdbc.sql("DELETE FROM creator WHERE id = :creator")
                .param("creator", creator.id())
                .update();
    }
}
