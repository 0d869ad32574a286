package io.creatorfleet.task;

import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds tasks whose message seems lost, and dispatches them anew. Age alone is no evidence, and neither is what the
 * ledger sees of one that is not overtaken: that takes a look at the RabbitMQ queue.
 */
final class LostTaskStore {

    /**
     * A QUEUED task that is older than a message should get.
     *
     * @param overtaken whether a task of the same RabbitMQ queue that was dispatched later has been claimed
     */
    record Candidate(long id, long dispatch, TaskKind kind, Route route, boolean overtaken) {}

    private static final Duration OLDEST = Duration.ofMinutes(30);

    private final JdbcClient jdbc;

    LostTaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The candidates, the oldest first; none while PostgreSQL has been up for less than the age.
     *
     * @param lostAfter the age of a candidate; doubles with each time the task was lost, up to 30 minutes
     * @param publishing how long a batch may take from its commit to its confirms: tasks so close together may pass
     *     each other
     */
    List<Candidate> candidates(Duration lostAfter, Duration publishing) {
        return jdbc.sql("""
                SELECT t.id, t.dispatch, t.kind, t.route,
                       EXISTS (SELECT FROM worker w
                                WHERE (w.claims ->> (t.kind || ':' || t.route))::timestamptz
                                      > t.dispatched_at + :publishing::interval) AS overtaken
                  FROM task t
                 WHERE t.state = 'QUEUED'
                   AND t.dispatched_at < clock_timestamp()
                                         - least(:lostAfter::interval * power(2, least(t.redispatches, 20)), :oldest::interval)
                   AND clock_timestamp() - pg_postmaster_start_time() > :lostAfter::interval
                 ORDER BY t.dispatched_at, t.id
                """)
                .param("lostAfter", lostAfter.toString())
                .param("publishing", publishing.toString())
                .param("oldest", OLDEST.toString())
                .query(DataClassRowMapper.newInstance(Candidate.class))
                .list();
    }

    /** Makes the task READY; its message is void, should it turn up. False: the task has moved on. */
    boolean relost(long id, long dispatch) {
        // By its id alone, as in TaskStore.STANDS.
        return jdbc.sql("""
                UPDATE task
                   SET state = 'READY', redispatches = redispatches + 1
                 WHERE id = :id AND state || '' = 'QUEUED' AND dispatch = :dispatch
                """).param("id", id).param("dispatch", dispatch).update() == 1;
    }
}
