package io.creatorfleet.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** That a task is tried again when the policy said it would be, whatever else goes on. */
class RetryTimingIT {

    private static final Logger log = LoggerFactory.getLogger(RetryTimingIT.class);
    private static final int TASKS = 60;
    private static final int CHAINS = 3;

    @RegisterExtension
    static final FleetFixture fleet = new FleetFixture();

    private static FleetProcess one;
    private static FleetProcess other;

    @BeforeAll
    static void start() {
        Map<String, String> properties =
                Map.of("fleet.retry.unexpected.base", "8s", "fleet.retry.unexpected.cap", "8s");
        one = fleet.start("one", properties, handlers());
        other = fleet.start("other", properties, handlers());
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    /** In an idle fleet nothing wakes a dispatcher; in a busy one the retries share queues and slots with other work. */
    @ParameterizedTest
    @ValueSource(strings = {"nothing", "chains"})
    void triesAgainWithinASecondOfWhatWasDecided(String otherWork) {
        UUID chains = one.accept(new FollowUp(TaskKind.PROFILE, "instagram", otherWork));
        UUID failing = other.accept(new FollowUp(TaskKind.PROFILE, "instagram", "failing"));

        await().atMost(Duration.ofSeconds(40)).until(() -> one.jobState(failing), "SUCCEEDED"::equals);

        List<Long> late = lateness(failing);
        log.info("Beside {}: {} retries late by {} ms", otherWork, late.size(), quantiles(late));
        assertThat(late).hasSize(TASKS).allMatch(ms -> ms >= 0 && ms <= 1000);
        one.ledger().cancel(chains);
    }

    private static TaskHandler[] handlers() {
        return Stream.of(TaskKind.PROFILE, TaskKind.CONTENT, TaskKind.MEDIA, TaskKind.ANALYTICS)
                .map(kind -> new ScriptedHandler(kind, RetryTimingIT::run))
                .toArray(TaskHandler[]::new);
    }

    private static Verdict run(Task task) {
        return switch (task.kind()) {
            case PROFILE ->
                switch (task.subject()) {
                    case "failing" -> follow(TASKS, TaskKind.MEDIA, "failing");
                    case "chains" -> follow(CHAINS, TaskKind.CONTENT, "chain");
                    default -> ScriptedHandler.done();
                };
            case CONTENT -> next(task);
            case MEDIA -> fail(task);
            case RESOLVE, ANALYTICS, SWEEP, AUDIT, PURGE -> ScriptedHandler.done();
        };
    }

    private static Verdict follow(int count, TaskKind kind, String name) {
        return ScriptedHandler.then(IntStream.range(0, count)
                .mapToObj(number -> new FollowUp(kind, "instagram", name + number))
                .toArray(FollowUp[]::new));
    }

    /** One link of a chain without an end, and a file of its own. */
    private static Verdict next(Task task) {
        String next = task.subject() + ".";
        return ScriptedHandler.then(
                new FollowUp(TaskKind.CONTENT, "instagram", next), new FollowUp(TaskKind.MEDIA, "instagram", next));
    }

    private static Verdict fail(Task task) {
        if (task.subject().startsWith("failing") && task.attempt() == 0) {
            throw new IllegalStateException("fails once");
        }
        return ScriptedHandler.done();
    }

    /** How long after the decided time each of the retries was claimed, in milliseconds, ascending. */
    private static List<Long> lateness(UUID job) {
        return one.jdbc()
                .sql("""
                        SELECT floor(extract(epoch FROM claimed_at - not_before) * 1000)::bigint FROM task
                         WHERE job_id = :job AND attempt = 1 ORDER BY 1
                        """)
                .param("job", job)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private static String quantiles(List<Long> ascending) {
        return "p50 %d, p90 %d, max %d"
                .formatted(
                        ascending.get(ascending.size() / 2),
                        ascending.get(ascending.size() * 9 / 10),
                        ascending.getLast());
    }
}
