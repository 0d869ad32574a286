package io.creatorfleet.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statement that begins a settlement: it locks the tasks, and ends those that came to a success or to an answer. */
final class EndedTaskStore {

    private final JdbcClient jdbc;

    EndedTaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks, in ascending order, the rows of tasks whose claims still stand, and writes down those ends that are a success
     * or an answer; the others are still to be written.
     *
     * @return the claims that still stand
     */
    List<Held> hold(List<TaskLedger.Ended> ended) {
        return jdbc.sql("""
                WITH held AS MATERIALIZED (
                    SELECT id, fence FROM task WHERE id = ANY (%s) AND state || '' = 'RUNNING' ORDER BY id FOR NO KEY UPDATE
                ), standing AS MATERIALIZED (
                    SELECT id, fence, answered, reason
                      FROM held JOIN unnest(:ids::bigint[], :fences::bigint[], :answered::boolean[], :reasons::text[])
                                     AS ended (id, fence, answered, reason) USING (id, fence)
                ), done AS (
                    UPDATE task t
                       SET state = 'DONE', owner = NULL, crashes = 0, finished_at = clock_timestamp(), reason = s.reason
                      FROM standing s WHERE t.id = s.id AND s.answered
                )
                SELECT id, fence FROM standing
                """.formatted(Groups.IDS))
                .param("ids", ended.stream().map(end -> end.task().id()).toArray(Long[]::new))
                .param("fences", ended.stream().map(end -> end.task().fence()).toArray(Long[]::new))
                .param(
                        "answered",
                        ended.stream().map(EndedTaskStore::isAnswered).toArray(Boolean[]::new))
                .param("reasons", ended.stream().map(EndedTaskStore::conclusion).toArray(String[]::new))
                .query((row, number) -> new Held(row.getLong("id"), row.getLong("fence")))
                .list();
    }

    private static boolean isAnswered(TaskLedger.Ended end) {
        return end.verdict() instanceof Verdict.Done || end.verdict() instanceof Verdict.Conclude;
    }

    private static @Nullable String conclusion(TaskLedger.Ended end) {
        return end.verdict() instanceof Verdict.Conclude conclude ? conclude.reason() : null;
    }
}
