package io.creatorfleet.bench.console;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A ledger as SQL that makes it up for creators that are held: running jobs with a hundred tasks each, most of them files that
 * wait, and dead tasks of twenty causes, each with its attempts.
 */
final class Ledger {

    private static final String TASKS = """
            INSERT INTO task (job_id, kind, upstream, lane, subject, state, dispatch, fence, owner, dispatched_at, claimed_at,
                              finished_at, created_at)
            SELECT id, kind, platform || CASE kind WHEN 'MEDIA' THEN '-cdn' ELSE '' END, lane, subject || '/' || t, state, 1, 1,
                   CASE state WHEN 'RUNNING' THEN 1 END, CASE WHEN state <> 'READY' THEN created_at END,
                   CASE WHEN state IN ('RUNNING', 'DONE') THEN created_at END, CASE state WHEN 'DONE' THEN created_at END, created_at
              FROM (SELECT j.*, t, CASE WHEN t = 1 THEN 'PROFILE' WHEN t < 7 THEN 'CONTENT' ELSE 'MEDIA' END AS kind,
                           CASE WHEN t <= 10 THEN 'DONE' WHEN t = 11 THEN 'RUNNING' WHEN t = 12 THEN 'QUEUED' ELSE 'READY' END AS state
                      FROM (SELECT id, platform, lane, subject, created_at FROM job WHERE state = 'RUNNING') j
                     CROSS JOIN generate_series(1, 100) t ORDER BY j.created_at, t) made
            """;
    private static final String ATTEMPTS = """
            INSERT INTO task_failure (task_id, attempt, fence, failure, message, worker, at)
            SELECT id, n, n, failure, reason, 'media-worker@made-up', finished_at - make_interval(mins => 3 - n)
              FROM task CROSS JOIN generate_series(1, 3) n WHERE state = 'DEAD'
            """;
    private static final String QUEUES = """
            INSERT INTO queue (kind, upstream, route, size)
            SELECT kind, upstream, route, 200 FROM (SELECT DISTINCT kind, upstream FROM task) kinds
             CROSS JOIN (VALUES ('INTERACTIVE'), ('BACKGROUND'), ('ISOLATION')) AS routes (route)
            ON CONFLICT DO NOTHING
            """;
    private static final String MEASURES = """
            INSERT INTO queue_measure (kind, route, measured_at, seconds, concluded, waiting, loaded, workers)
            SELECT kind, route, now() - make_interval(secs => n * 15), 15, 100, 1000, true, 7
              FROM (SELECT DISTINCT kind, route FROM queue) queues CROSS JOIN generate_series(1, 240) n
            """;

    /** The amounts, in one line. */
    static final String HELD = """
            SELECT to_char((SELECT count(*) FROM job WHERE state = 'RUNNING'), 'FM999,999') || ' running jobs, '
                || to_char((SELECT count(*) FROM creator), 'FM999,999') || ' creators, '
                || to_char((SELECT count(*) FROM task WHERE state = 'DEAD'), 'FM999,999') || ' dead tasks'
            """;

    /** Some files of the newest jobs that wait are stored, as workers would say it. */
    static final String MOVE = """
            WITH moved AS (
                UPDATE task SET state = 'DONE', finished_at = clock_timestamp()
                 WHERE id IN (SELECT id FROM task
                               WHERE state = 'READY'
                                 AND job_id IN (SELECT id FROM job WHERE state = 'RUNNING' ORDER BY created_at DESC LIMIT 50)
                               ORDER BY random() LIMIT 4)
                RETURNING job_id), counted AS (SELECT job_id, count(*) AS tasks FROM moved GROUP BY job_id)
            UPDATE job SET open_tasks = open_tasks - tasks, updated_at = clock_timestamp() FROM counted WHERE id = job_id
            """;

    private Ledger() {}

    /** The statements that make it up, by what they make. */
    static Map<String, String> statements(int jobs, int dead) {
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("running jobs", running(jobs));
        statements.put("tasks of theirs", TASKS);
        statements.put("jobs with dead tasks", ended(dead));
        statements.put("dead tasks", deadTasks(dead));
        statements.put("attempts of theirs", ATTEMPTS);
        statements.put("queues", QUEUES);
        statements.put("measures of queues", MEASURES);
        return statements;
    }

    private static String running(int jobs) {
        return """
            INSERT INTO job (id, purpose, platform, subject, lane, state, reels_asked, posts_asked, creator_id, open_tasks,
                             accepted_tasks, fanned_in, created_at)
            SELECT gen_random_uuid(), 'ADD', platform, lower(username), 'INTERACTIVE', 'RUNNING', 90, 30, id, 90, 100, true,
                   now() - make_interval(secs => row_number() OVER (ORDER BY id DESC))
              FROM creator ORDER BY id DESC LIMIT %d
            """.formatted(jobs);
    }

    private static String ended(int dead) {
        return """
            INSERT INTO job (id, purpose, platform, subject, lane, state, shortfall, creator_id, accepted_tasks, dead_tasks,
                             finished_at, created_at, fanned_in, reason)
            SELECT gen_random_uuid(), 'REFRESH', platform, lower(username), 'BACKGROUND', 'INCOMPLETE', 'INCOMPLETE', id, 10, 10,
                   now() - INTERVAL '1 hour', now() - INTERVAL '2 hours', true, '10 tasks are dead'
              FROM creator ORDER BY id LIMIT %d / 10
            """.formatted(dead);
    }

    private static String deadTasks(int dead) {
        return """
            INSERT INTO task (job_id, kind, upstream, lane, subject, state, attempt, failure, fingerprint, reason, finished_at,
                              created_at)
            SELECT id, 'MEDIA', platform || '-cdn', lane, subject || '/' || t, 'DEAD', 3, 'Unavailable',
                   md5((number %% 20)::text), 'The CDN answered 50' || number %% 10 || ' for <a file> & more of it',
                   now() - make_interval(secs => number * 86000 / %1$d), created_at
              FROM (SELECT j.*, t, row_number() OVER () AS number FROM job j CROSS JOIN generate_series(1, 10) t
                     WHERE j.state = 'INCOMPLETE') made
            """.formatted(dead);
    }
}
