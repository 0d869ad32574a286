package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SettlementGroupsTest {

    private static final UUID JOB = UUID.randomUUID();

    private final List<List<Long>> transactions = new CopyOnWriteArrayList<>();

    @Test
    void commitsTheEndsOfOneJobTogetherAndLosesNone() throws Exception {
        SettlementGroups groups = new SettlementGroups((job, ended) -> settled(ended));

        List<Boolean> held = settleAtOnce(groups, 95);

        assertThat(held).hasSize(95).containsOnly(true);
        assertThat(transactions.stream().flatMap(List::stream)).hasSize(95).doesNotHaveDuplicates();
        assertThat(transactions)
                .hasSizeLessThan(95)
                .allSatisfy(group -> assertThat(group).hasSizeBetween(1, 10));
    }

    @Test
    void tellsWhoseClaimNoLongerStood() throws Exception {
        SettlementGroups groups = new SettlementGroups((job, ended) -> {
            Set<Held> held = settled(ended);
            held.remove(new Held(3, 1));
            return held;
        });

        assertThat(settleAtOnce(groups, 10)).filteredOn(held -> !held).hasSize(1);
    }

    @Test
    void settlesOneByOneWhatCannotBeSettledTogether() throws Exception {
        SettlementGroups groups = new SettlementGroups((job, ended) -> {
            if (ended.stream().anyMatch(end -> end.task().id() == 3)) {
                throw new IllegalStateException("cannot be written");
            }
            return settled(ended);
        });

        List<Future<Boolean>> ends = endsOf(groups, 10);

        assertThat(ends).filteredOn(end -> end.state() == Future.State.SUCCESS).hasSize(9);
        assertThat(ends)
                .filteredOn(end -> end.state() == Future.State.FAILED)
                .singleElement()
                .satisfies(end -> assertThat(end.exceptionNow()).hasMessage("cannot be written"));
    }

    private Set<Held> settled(List<TaskLedger.Ended> ended) {
        transactions.add(ended.stream().map(end -> end.task().id()).toList());
        return ended.stream().map(end -> Held.of(end.task())).collect(Collectors.toSet());
    }

    private static List<Boolean> settleAtOnce(SettlementGroups groups, int ends) throws InterruptedException {
        return endsOf(groups, ends).stream().map(Future::resultNow).toList();
    }

    private static List<Future<Boolean>> endsOf(SettlementGroups groups, int ends) throws InterruptedException {
        List<Callable<Boolean>> all = LongStream.range(0, ends)
                .<Callable<Boolean>>mapToObj(id -> () -> groups.settle(end(id)))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(all);
        }
    }

    private static TaskLedger.Ended end(long id) {
        Task task = new Task(
                id, JOB, TaskKind.MEDIA, 1, "cdn", Lane.INTERACTIVE, Long.toString(id), "{}", 0, Duration.ZERO, 1);
        return new TaskLedger.Ended(task, new Verdict.Done(Results.NONE));
    }
}
