package io.creatorfleet.gateway.scrapers;

import io.creatorfleet.platform.PlatformId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The cycles' own rows: what is wanted of them, and how far they are. */
@Component
final class ScraperStore {

    // A gateway plans every second; one that has not for so long is gone.
    private static final Duration PLANNING = Duration.ofSeconds(10);

    /**
     * A cycle as it stands.
     *
     * @param planned whether a gateway has lately looked for creators that are due
     * @param creators how many were due when the cycle began
     * @param waiting how many of those wait still
     * @param due how many are due now
     * @param inProgress how many are being read
     * @param running how many of their tasks call the platform at this moment
     * @param done how many have been read since the cycle began
     * @param failed how many of those could not be
     * @param hold why nothing is called, when the platform's API is paused as a whole
     */
    record Standing(
            boolean wanted,
            Instant changedAt,
            boolean planned,
            long cycle,
            @Nullable Instant cycleStartedAt,
            long creators,
            long waiting,
            long due,
            long inProgress,
            long running,
            long done,
            long failed,
            @Nullable String hold) {}

    /** What last went wrong with a platform. */
    record LastError(String message, Instant at) {}

    private final JdbcClient jdbc;

    ScraperStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the cycle is to run and no other gateway plans for it just now; holds the right to plan for it. */
    boolean lockRunning(PlatformId platform) {
        return jdbc.sql("""
                SELECT 1 FROM scraper WHERE platform = :platform AND desired = 'RUNNING' FOR NO KEY UPDATE SKIP LOCKED
                """)
                .param("platform", platform.key())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Begins the next cycle once nobody waits any more who was due when this one began, and somebody is due. */
    void turnCycle(PlatformId platform) {
        jdbc.sql("""
                UPDATE scraper s
                   SET planned_at = clock_timestamp(),
                       cycle = s.cycle + turn.due::integer,
                       cycle_started_at = CASE WHEN turn.due THEN clock_timestamp() ELSE s.cycle_started_at END,
                       cycle_creators = CASE WHEN turn.due THEN (
                           SELECT count(*) FROM creator WHERE platform = :platform AND due_at <= clock_timestamp())
                           ELSE s.cycle_creators END
                  FROM (SELECT NOT EXISTS (SELECT FROM creator c
                                            WHERE c.platform = :platform AND c.due_at <= w.cycle_started_at)
                               AND EXISTS (SELECT FROM creator c
                                            WHERE c.platform = :platform AND c.due_at <= clock_timestamp()) AS due
                          FROM scraper w WHERE w.platform = :platform) turn
                 WHERE s.platform = :platform
                """).param("platform", platform.key()).update();
    }

    /** Wants the cycle to run, or not. False: it was wanted already. */
    boolean want(PlatformId platform, boolean running) {
        return jdbc.sql("""
                UPDATE scraper SET desired = :desired, changed_at = clock_timestamp()
                 WHERE platform = :platform AND desired <> :desired
                """)
                        .param("platform", platform.key())
                        .param("desired", running ? "RUNNING" : "STOPPED")
                        .update()
                == 1;
    }

    Standing standing(PlatformId platform) {
        return jdbc.sql("""
                SELECT s.desired = 'RUNNING' AS wanted, s.changed_at,
                       coalesce(s.planned_at > clock_timestamp() - :planning::interval, false) AS planned,
                       s.cycle, s.cycle_started_at, s.cycle_creators AS creators,
                       (SELECT count(*) FROM creator c
                         WHERE c.platform = :platform AND c.due_at <= s.cycle_started_at) AS waiting,
                       (SELECT count(*) FROM creator c
                         WHERE c.platform = :platform AND c.due_at <= clock_timestamp()) AS due,
                       (SELECT count(*) FROM job j
                         WHERE j.platform = :platform AND j.purpose = 'REFRESH'
                           AND j.state IN ('ACCEPTED', 'RUNNING', 'CANCELLING') AND j.gathering_tasks > 0) AS in_progress,
                       (SELECT count(*) FROM task t
                         WHERE t.state = 'RUNNING' AND t.upstream = :upstream AND t.lane = 'BACKGROUND'
                           AND t.kind IN ('PROFILE', 'CONTENT', 'RESOLVE')) AS running,
                       refreshed.done, refreshed.failed,
                       (SELECT p.reason FROM pause p
                         WHERE p.scope = 'UPSTREAM' AND p.name = :upstream AND p.until > clock_timestamp()
                         ORDER BY p.until DESC LIMIT 1) AS hold
                  FROM scraper s CROSS JOIN LATERAL (
                       SELECT count(*) AS done, count(*) FILTER (WHERE j.state = 'FAILED') AS failed
                         FROM job j
                        WHERE j.platform = :platform AND j.purpose = 'REFRESH' AND j.created_at >= s.cycle_started_at
                          AND j.gathering_tasks = 0) refreshed
                 WHERE s.platform = :platform
                """)
                .param("platform", platform.key())
                .param("upstream", platform.apiUpstream())
                .param("planning", PLANNING.toString())
                .query(DataClassRowMapper.newInstance(Standing.class))
                .single();
    }

    Optional<LastError> lastError(PlatformId platform) {
        return jdbc.sql("""
                SELECT f.message, f.at FROM task_failure f JOIN task t ON t.id = f.task_id
                 WHERE t.upstream = :upstream ORDER BY f.at DESC LIMIT 1
                """)
                .param("upstream", platform.apiUpstream())
                .query(DataClassRowMapper.newInstance(LastError.class))
                .optional();
    }
}
