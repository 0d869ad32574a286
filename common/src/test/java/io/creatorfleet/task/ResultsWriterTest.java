package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResultsWriterTest {

    private static final FollowUp NEXT = LedgerFixture.followUp(TaskKind.MEDIA, "next");

    private final List<String> written = new ArrayList<>();

    @Test
    void writesTogetherWhatOneWriterHasOfSeveralRuns() {
        Groups.Transaction<String, List<FollowUp>> writer = writer("together");
        List<TaskLedger.Ended> ended = List.of(
                ended(1, new Verdict.Done(new GroupedResults<>(writer, "a"))),
                ended(2, new Verdict.Done(() -> written("alone"))),
                ended(3, new Verdict.Done(new GroupedResults<>(writer, "b"))),
                ended(4, new Verdict.Conclude("gone", new GroupedResults<>(writer("other"), "c"))),
                ended(5, new Verdict.Snooze(Duration.ZERO, "waits", List.of(NEXT))),
                ended(6, new Verdict.DeadLetter(LedgerFixture.FAILURE)));

        assertThat(ResultsWriter.write(ended))
                .hasSize(6)
                .containsEntry(new Held(1, 1), List.of(follows("a")))
                .containsEntry(new Held(2, 1), List.of(NEXT))
                .containsEntry(new Held(3, 1), List.of(follows("b")))
                .containsEntry(new Held(4, 1), List.of(follows("c")))
                .containsEntry(new Held(5, 1), List.of(NEXT))
                .containsEntry(new Held(6, 1), List.of());
        assertThat(written).containsExactly("alone", "together [a, b]", "other [c]");
    }

    @Test
    void writesGroupedResultsOfOneRunAlone() {
        assertThat(new GroupedResults<>(writer("together"), "a").write()).containsExactly(follows("a"));
        assertThat(written).containsExactly("together [a]");
    }

    private Groups.Transaction<String, List<FollowUp>> writer(String name) {
        return results -> {
            written(name + " " + results);
            return result -> List.of(follows(result));
        };
    }

    private List<FollowUp> written(String what) {
        written.add(what);
        return List.of(NEXT);
    }

    private static FollowUp follows(String result) {
        return LedgerFixture.followUp(TaskKind.MEDIA, result);
    }

    private static TaskLedger.Ended ended(long id, Verdict verdict) {
        UUID job = new UUID(0, id);
        Task task = new Task(
                id, job, TaskKind.MEDIA, 1, "cdn", Lane.BACKGROUND, "7", "{}", 0, Duration.ZERO, /* fence */ 1);
        return new TaskLedger.Ended(task, verdict);
    }
}
