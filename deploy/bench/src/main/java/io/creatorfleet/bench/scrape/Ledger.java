package io.creatorfleet.bench.scrape;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A ledger as SQL that makes it up: a hundred tasks a job, 93 of them files to copy; one job in ten is open with all of its
 * tasks, the others ended within the last thirty days. Every queue is there, and an hour of measures.
 */
final class Ledger {

    private static final String JOBS = """
            INSERT INTO job (id, purpose, platform, subject, lane, state, open_tasks, finished_at, created_at, fanned_in)
            SELECT lpad(to_hex(n), 32, '0')::uuid, CASE WHEN n % 3 = 0 THEN 'ADD' ELSE 'REFRESH' END,
                   CASE WHEN n % 5 = 0 THEN 'reddit' ELSE 'instagram' END, 'creator' || n,
                   CASE WHEN n % 3 = 0 THEN 'INTERACTIVE' ELSE 'BACKGROUND' END,
                   CASE WHEN n % 10 = 0 THEN 'RUNNING' ELSE 'SUCCEEDED' END, CASE WHEN n % 10 = 0 THEN 100 ELSE 0 END,
                   CASE WHEN n % 10 > 0 THEN now() - INTERVAL '30 days' * (jobs - n) / jobs END,
                   now() - INTERVAL '30 days' * (jobs - n) / jobs, true
              FROM (SELECT current_setting('bench.amount')::integer / 100 AS jobs) amount
             CROSS JOIN LATERAL generate_series(1, jobs) n
            """;
    private static final String TASKS = """
            INSERT INTO task (job_id, kind, upstream, lane, subject, state, not_before, dispatch, fence, owner, created_at,
                              dispatched_at, claimed_at, finished_at)
            SELECT id, kind,
                   platform || CASE WHEN kind = 'MEDIA' THEN '-cdn' ELSE '' END, lane, subject || '/' || t, state,
                   created_at + CASE WHEN state = 'READY' AND t % 5 = 0 THEN INTERVAL '40 days' ELSE INTERVAL '0' END,
                   1, 1, CASE WHEN state = 'RUNNING' THEN 1 END, created_at,
                   CASE WHEN state <> 'READY' THEN created_at END, CASE WHEN state NOT IN ('READY', 'QUEUED') THEN created_at END,
                   CASE WHEN state IN ('DONE', 'DEAD', 'CANCELLED') THEN finished_at END
              FROM (SELECT j.*, t,
                           CASE WHEN t = 1 THEN 'PROFILE' WHEN t < 5 THEN 'CONTENT' WHEN t = 5 THEN 'RESOLVE'
                                WHEN t = 6 THEN 'ANALYTICS' WHEN t = 7 THEN 'SWEEP' ELSE 'MEDIA' END AS kind,
                           CASE WHEN j.finished_at IS NULL THEN CASE t % 50 WHEN 8 THEN 'QUEUED' WHEN 9 THEN 'RUNNING' ELSE 'READY' END
                                WHEN t = 20 THEN 'CANCELLED' WHEN t = 21 THEN 'DEAD' ELSE 'DONE' END AS state
                      FROM (SELECT id, platform, lane AS lane, subject, created_at, finished_at FROM job) j
                     CROSS JOIN generate_series(1, 100) t ORDER BY j.created_at, t) made
            """;
    private static final String COUNTERS = """
            UPDATE job SET accepted_tasks = held.accepted, dead_tasks = held.dead, gathering_tasks = held.gathering
              FROM (SELECT job_id, count(*) AS accepted, count(*) FILTER (WHERE state = 'DEAD') AS dead,
                           count(*) FILTER (WHERE state IN ('READY', 'QUEUED', 'RUNNING') AND kind IN ('PROFILE', 'CONTENT'))
                               AS gathering
                      FROM task GROUP BY job_id) held
             WHERE held.job_id = job.id
            """;
    private static final String QUEUES = """
            INSERT INTO queue (kind, upstream, route, size)
            SELECT kind, upstream, route, 200
              FROM (SELECT DISTINCT kind, upstream FROM task) kinds
             CROSS JOIN (VALUES ('INTERACTIVE'), ('BACKGROUND'), ('ISOLATION')) AS routes (route)
            """;
    private static final String WORKERS = """
            INSERT INTO worker (name, abilities, seen_at)
            SELECT 'worker' || n, (ARRAY['{PROFILE:1}', '{CONTENT:1,RESOLVE:1,ANALYTICS:1,SWEEP:1}',
                                         '{MEDIA:1,AUDIT:1,PURGE:1}'])[1 + n % 3]::text[], now() + INTERVAL '1 day'
              FROM generate_series(1, 20) n
            """;
    private static final String MEASURES = """
            INSERT INTO queue_measure (kind, route, measured_at, seconds, concluded, waiting, loaded, workers)
            SELECT kind, route, now() - make_interval(secs => n * 15), 15, 100, 1000, true, 7
              FROM (SELECT DISTINCT kind, route FROM queue) queues CROSS JOIN generate_series(1, 240) n
            """;
    private static final String BUDGETS = """
            WITH opened AS (
                INSERT INTO budget (credential, upstream, capacity, per_second, tokens, used)
                VALUES ('instagram-graph', 'instagram', 6, 3.2, 1, 100000), ('instagram-looter', 'instagram', 3, 1, 3, 100000),
                       ('reddit', 'reddit', 3, 1.6, 1, 100000)
                RETURNING credential, used)
            INSERT INTO budget_measure (credential, measured_at, used)
            SELECT credential, now() - make_interval(secs => n * 15), used - 45 * n FROM opened CROSS JOIN generate_series(1, 240) n
            """;
    private static final String REST = """
            INSERT INTO pause (scope, name, source, until, reason)
            VALUES ('UPSTREAM', 'instagram', 'PLATFORM', now() + INTERVAL '1 day', 'throttled'),
                   ('KIND', 'PURGE', 'OPERATOR', 'infinity', 'not today');
            INSERT INTO access_token (credential, token, renew_at, expires_at)
            VALUES ('reddit', 'made up', now() + INTERVAL '1 day', now() + INTERVAL '1 day')
            """;

    /** The amounts, in one line. */
    static final String HELD = """
            SELECT to_char(count(*), 'FM999,999,999') || ' tasks, '
                || to_char(count(*) FILTER (WHERE state IN ('READY', 'QUEUED', 'RUNNING')), 'FM999,999,999')
                || ' of them open, of ' || to_char((SELECT count(*) FROM job), 'FM999,999,999') || ' jobs; '
                || (SELECT count(*) FROM queue) || ' queues, ' || pg_size_pretty(pg_database_size(current_database()))
              FROM task
            """;

    private Ledger() {}

    /** The statements that make it up, by what they make; in a session whose bench.amount is set. */
    static Map<String, String> statements() {
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("jobs", JOBS);
        statements.put("tasks", TASKS);
        statements.put("jobs with their counters", COUNTERS);
        statements.put("queues", QUEUES);
        statements.put("workers", WORKERS);
        statements.put("measures of queues", MEASURES);
        statements.put("measures of budgets", BUDGETS);
        statements.put("pauses and tokens", REST);
        return statements;
    }
}
