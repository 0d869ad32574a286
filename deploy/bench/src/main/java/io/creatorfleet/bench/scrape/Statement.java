package io.creatorfleet.bench.scrape;

/** A statement that the gateway reads the ledger with, known by words that no other has. */
enum Statement {
    COUNTS("tasks by kind, lane and state", "SELECT kind, route, state, tasks, counted_at FROM task_count"),
    AGES("oldest ages, pauses of queues", "LEFT JOIN LATERAL (SELECT dispatched_at FROM task"),
    FLOWS("backlogs and rates", "FROM queue_measure m"),
    WORKERS("workers by kind", "count(DISTINCT w.name)"),
    CALLS("calls allowed and made", "FROM budget b LEFT JOIN LATERAL"),
    BUDGETS("budgets", "SELECT upstream, credential, capacity, per_second, used, usage"),
    PAUSES("pauses", "FROM pause WHERE until > clock_timestamp() ORDER BY since"),
    JOBS("open jobs", "SELECT platform, purpose, jobs FROM job_count"),
    TOKENS("access tokens", "FROM access_token ORDER BY credential"),
    /** By one process of the fleet, every 15 s. */
    COUNTING("(counting, by one process every 15 s)", "FROM task GROUP BY kind, route, state"),
    /** By each gateway, every 60 s. */
    INVARIANT("(the invariant, by each gateway every 60 s)", "FROM violation GROUP BY name");

    private final String what;
    private final String words;

    Statement(String what, String words) {
        this.what = what;
        this.words = words;
    }

    String what() {
        return what;
    }

    /** Whether each reading for a scrape asks it; what is done beside them, at its own pace, does not depend on scrapes. */
    boolean isOfAReading() {
        return this != COUNTING && this != INVARIANT;
    }

    boolean is(String sql) {
        return sql.contains(words);
    }
}
