package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class GroupsTest {

    private final List<List<Integer>> transactions = new CopyOnWriteArrayList<>();

    @Test
    void doesTogetherWhatIsAskedForAtOnceAndAnswersEach() throws Exception {
        Groups<Integer, Integer> groups = groups(members -> member -> -member);

        assertThat(answers(groups, 95))
                .map(Future::resultNow)
                .containsExactlyElementsOf(
                        IntStream.range(0, 95).mapToObj(number -> -number).toList());
        assertThat(transactions.stream().flatMap(List::stream)).hasSize(95).doesNotHaveDuplicates();
        assertThat(transactions)
                .hasSizeLessThan(95)
                .allSatisfy(group -> assertThat(group).hasSizeBetween(1, 10));
    }

    @Test
    void doesOneByOneWhatCannotBeDoneTogether() throws Exception {
        Groups<Integer, Integer> groups = groups(members -> {
            if (members.contains(3)) {
                throw new IllegalStateException("3 cannot be done");
            }
            return Function.identity();
        });

        List<Future<Integer>> answers = answers(groups, 10);

        assertThat(answers)
                .filteredOn(answer -> answer.state() == Future.State.SUCCESS)
                .hasSize(9);
        assertThat(answers.get(3).exceptionNow()).hasMessage("3 cannot be done");
    }

    @Test
    void tellsEachAtOnceThatTheDatabaseIsAway() throws Exception {
        Groups<Integer, Integer> groups = groups(members -> {
            throw new DataAccessResourceFailureException("away");
        });

        assertThat(answers(groups, 10))
                .allSatisfy(answer -> assertThat(answer.exceptionNow()).hasMessage("away"));
        assertThat(transactions.stream().flatMap(List::stream)).hasSize(10);
    }

    /** Its interruption breaks the connection that it works for all with. */
    @Test
    void tellsNoOtherThatTheThreadWhichWorksForAllWasInterrupted() throws Exception {
        Groups<Integer, Integer> groups = groups(members -> {
            if (members.size() > 1) {
                Thread.currentThread().interrupt();
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new DataAccessResourceFailureException("interrupted");
            }
            return Function.identity();
        });

        List<Future<Integer>> answers = answers(groups, 95);

        assertThat(transactions).anySatisfy(group -> assertThat(group).hasSizeGreaterThan(1));
        assertThat(answers)
                .filteredOn(answer -> answer.state() == Future.State.FAILED)
                .hasSameSizeAs(
                        transactions.stream().filter(group -> group.size() > 1).toList());
    }

    @Test
    void waitsForNobodyWhenItIsNotTo() throws Exception {
        Groups<Integer, Integer> groups = new Groups<>(Duration.ZERO, members -> {
            transactions.add(List.copyOf(members));
            return Function.identity();
        });

        assertThat(answers(groups, 95)).map(Future::resultNow).hasSize(95);
        assertThat(transactions.stream().flatMap(List::stream)).hasSize(95).doesNotHaveDuplicates();
    }

    private Groups<Integer, Integer> groups(Groups.Transaction<Integer, Integer> transaction) {
        return new Groups<>(TaskLedger.GROUPING, members -> {
            transactions.add(List.copyOf(members));
            return transaction.apply(members);
        });
    }

    private static List<Future<Integer>> answers(Groups<Integer, Integer> groups, int asked)
            throws InterruptedException {
        List<Callable<Integer>> all = IntStream.range(0, asked)
                .<Callable<Integer>>mapToObj(number -> () -> groups.ask(number))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(all);
        }
    }
}
