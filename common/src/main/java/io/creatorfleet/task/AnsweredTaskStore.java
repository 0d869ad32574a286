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
                UPDATE task SET state = 'DONE', owner = NULL, crashes = 0, reason = d.reason, finished_at = clock_timestamp()
                  FROM unnest(:ids::bigint[], :fences::bigint[], :reasons::text[]) AS d (id, fence, reason)
                 WHERE task.id = d.id AND task.fence = d.fence AND task.state = 'RUNNING'
                """)
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
