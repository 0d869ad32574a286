package io.creatorfleet.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statement that ends tasks which came to a success or to an answer, many at once: those of a group. */
final class AnsweredTaskStore {

    private final JdbcClient jdbc;

    AnsweredTaskStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down those of the ends that are a success or an answer, in one statement. */
    void done(List<TaskLedger.Ended> ended) {
        List<TaskLedger.Ended> answered = ended.stream()
                .filter(end -> end.verdict() instanceof Verdict.Done || end.verdict() instanceof Verdict.Conclude)
                .toList();
        if (answered.isEmpty()) {
            return;
        }
        jdbc.sql("""
                UPDATE task
                   SET state = 'DONE', owner = NULL, crashes = 0, finished_at = clock_timestamp(),
                       reason = (:reasons::text[])[array_position(:ids::bigint[], id)]
                 WHERE id = ANY (%s) AND fence = (:fences::bigint[])[array_position(:ids::bigint[], id)] AND state = 'RUNNING'
                """.formatted(TaskStore.IDS))
                .param("ids", answered.stream().map(end -> end.task().id()).toArray(Long[]::new))
                .param(
                        "fences",
                        answered.stream().map(end -> end.task().fence()).toArray(Long[]::new))
                .param(
                        "reasons",
                        answered.stream().map(AnsweredTaskStore::conclusion).toArray(String[]::new))
                .update();
    }

    private static @Nullable String conclusion(TaskLedger.Ended end) {
        return end.verdict() instanceof Verdict.Conclude conclude ? conclude.reason() : null;
    }
}
