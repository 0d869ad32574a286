package io.creatorfleet.task;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What the handlers of a {@link WorkerJvm} leave in a test's database: a row a begun run, and one an effect. */
record RunTable(JdbcClient jdbc) {

    /** To be called before the first worker starts. */
    static RunTable create(JdbcClient jdbc) {
        jdbc.sql("""
                CREATE TABLE IF NOT EXISTS begun_run (task_id bigint, fence bigint, pid bigint, worker text);
                CREATE TABLE IF NOT EXISTS run_effect (task_id bigint, fence bigint, pid bigint, worker text)
                """).update();
        return new RunTable(jdbc);
    }

    /** Notes that this process has begun the task; committed at once. */
    void begin(Task task, String worker) {
        insert("begun_run", task, worker);
    }

    /** Notes that the task is done, in the transaction that completes it. */
    void effect(Task task, String worker) {
        insert("run_effect", task, worker);
    }

    private void insert(String table, Task task, String worker) {
        jdbc.sql("INSERT INTO " + table + " VALUES (:task, :fence, :pid, :worker)")
                .param("task", task.id())
                .param("fence", task.fence())
                .param("pid", ProcessHandle.current().pid())
                .param("worker", worker)
                .update();
    }

    long begun(long task) {
        return count("begun_run", task);
    }

    long effects(long task) {
        return count("run_effect", task);
    }

    private long count(String table, long task) {
        return jdbc.sql("SELECT count(*) FROM " + table + " WHERE task_id = :task")
                .param("task", task)
                .query(Long.class)
                .single();
    }

    /** The process that began the task last. */
    long pid(long task) {
        return jdbc.sql("SELECT pid FROM begun_run WHERE task_id = :task ORDER BY fence DESC LIMIT 1")
                .param("task", task)
                .query(Long.class)
                .single();
    }
}
