package io.creatorfleet.task;

import io.creatorfleet.task.DeadTaskStore.Obstacle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements that bring dead tasks back: which of them can come, and each job's in a transaction of its own. */
final class ReplayStore {

    /** A dead task that can come back, as it looks before anything is locked. */
    record Candidate(long id, UUID jobId) {}

    /** How many of what is selected can come back, and how many cannot, by reason. */
    record Outlook(int free, Map<Obstacle, Integer> obstacles) {

        int selected() {
            return free
                    + obstacles.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** A dead task that is locked. */
    record Dead(long id, TaskKind kind, @Nullable Obstacle obstacle) {

        boolean isFree() {
            return obstacle == null;
        }

        Dead because(Obstacle why) {
            return new Dead(id, kind, why);
        }
    }

    /**
     * When replayed tasks are due: one after the other, from a moment of the database's on.
     *
     * @param passed how many came before
     */
    record Pace(String start, double perSecond, int passed) {

        Pace after(int replayed) {
            return new Pace(start, perSecond, replayed);
        }
    }

    // Of the dead task t of the job j.
    private static final String OBSTACLE = """
            CASE WHEN j.state IN ('CANCELLING', 'CANCELLED') THEN 'JOB_CANCELLED'
                 WHEN EXISTS (SELECT FROM task o WHERE o.kind = t.kind AND o.subject = t.subject
                                 AND o.state IN ('READY', 'QUEUED', 'RUNNING')) THEN 'TASK_OPEN'
                 WHEN EXISTS (SELECT FROM job o WHERE o.platform = j.platform AND o.subject = j.subject
                                 AND (o.purpose = 'AUDIT') = (j.purpose = 'AUDIT') AND o.id <> j.id
                                 AND o.state IN ('ACCEPTED', 'RUNNING', 'CANCELLING')) THEN 'JOB_OPEN'
             END AS obstacle
            """;

    private final JdbcClient jdbc;

    ReplayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String now() {
        return jdbc.sql("SELECT clock_timestamp()::text").query(String.class).single();
    }

    /** How a replay of what is selected would go, counted there: a cause that lasts a weekend leaves more than fits here. */
    Outlook outlook(DeadSelection selection) {
        Map<Obstacle, Integer> obstacles = new EnumMap<>(Obstacle.class);
        int free = 0;
        for (Count count : jdbc.sql(candidates(selection)
                        + "SELECT obstacle, count(*)::int AS tasks FROM candidate GROUP BY obstacle")
                .params(selection.values())
                .query(DataClassRowMapper.newInstance(Count.class))
                .list()) {
            if (count.obstacle() == null) {
                free = count.tasks();
            } else {
                obstacles.put(count.obstacle(), count.tasks());
            }
        }
        return new Outlook(free, obstacles);
    }

    private record Count(@Nullable Obstacle obstacle, int tasks) {}

    /** Those of what is selected that can come back, job by job, the newest first. */
    List<Candidate> free(DeadSelection selection, int most) {
        return jdbc.sql(candidates(selection) + """
                SELECT id, job_id FROM candidate WHERE obstacle IS NULL
                 ORDER BY created_at DESC, job_id DESC, id LIMIT :most
                """)
                .params(selection.values())
                .param("most", most)
                .query(DataClassRowMapper.newInstance(Candidate.class))
                .list();
    }

    /** What is selected; of those that exclude each other the newest is without obstacle. */
    private static String candidates(DeadSelection selection) {
        return """
                WITH selected AS (
                    SELECT t.id, t.kind, t.subject, t.job_id, j.platform, j.subject AS about, j.purpose = 'AUDIT' AS audits,
                           j.created_at, %s
                      FROM task t JOIN job j ON j.id = t.job_id WHERE %s),
                candidate AS (
                    SELECT id, job_id, created_at, coalesce(obstacle,
                           CASE WHEN job_id <> first_value(job_id) OVER (
                                     PARTITION BY platform, about, audits, obstacle IS NULL ORDER BY created_at DESC, job_id DESC)
                                THEN 'NEWER_JOB'
                                WHEN id <> max(id) OVER (PARTITION BY kind, subject, obstacle IS NULL) THEN 'NEWER_TASK'
                           END) AS obstacle
                      FROM selected)
                """.formatted(OBSTACLE, selection.sql());
    }

    /** Locks those of the job's tasks that are still dead, in ascending order. */
    List<Dead> lock(UUID job, List<Long> ids) {
        // By their ids alone, as in TaskStore.STANDS.
        return jdbc.sql("""
                SELECT t.id, t.kind, %s FROM task t JOIN job j ON j.id = t.job_id
                 WHERE t.job_id = :job AND t.id = ANY (:ids) AND t.state || '' = 'DEAD'
                 ORDER BY t.id FOR NO KEY UPDATE OF t
                """.formatted(OBSTACLE))
                .param("job", job)
                .param("ids", ids.toArray(Long[]::new))
                .query(DataClassRowMapper.newInstance(Dead.class))
                .list();
    }

    /** Makes locked tasks READY: in their order by the pace, or without one at once. */
    void revive(List<Long> locked, Lane lane, @Nullable Pace pace) {
        jdbc.sql("""
                UPDATE task t
                   SET state = 'READY', attempt = 0, spent = '0', crashes = 0, kills = 0, isolated = false, reason = NULL,
                       lane = :lane, finished_at = NULL, dismissed_at = NULL, dismissed_reason = NULL,
                       not_before = coalesce(:start::timestamptz
                                             + make_interval(secs => (:passed + place - 1) / :perSecond::float8),
                                             clock_timestamp())
                  FROM unnest(:ids::bigint[]) WITH ORDINALITY AS given (id, place)
                 WHERE t.id = given.id AND t.state || '' = 'DEAD'
                """)
                .param("ids", locked.toArray(Long[]::new))
                .param("lane", lane.name())
                .param("start", pace == null ? null : pace.start())
                .param("passed", pace == null ? 0 : pace.passed())
                .param("perSecond", pace == null ? null : pace.perSecond())
                .update();
    }
}
