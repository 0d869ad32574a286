package io.creatorfleet.task;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.platform.Budget;
import io.creatorfleet.platform.Credential;
import io.creatorfleet.platform.PlatformException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Three processes that call with one credential, and have more to call than it allows. */
class ThrottlingIT {

    private static final Logger log = LoggerFactory.getLogger(ThrottlingIT.class);
    private static final int LIMIT = 200;
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final double SECONDS = 10;
    private static final Credential CREDENTIAL = new Credential("us", "instagram", LIMIT, WINDOW);
    private static final Duration REST = Duration.ofSeconds(4);
    private static final int DISPATCH_WINDOW = 40;

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ);

    private static final AtomicInteger calls = new AtomicInteger();
    private static volatile int throttledAtCall = Integer.MAX_VALUE;
    private static List<FleetProcess> fleet = List.of();

    @BeforeAll
    static void start() {
        fleet = Stream.of("one", "two", "three").map(ThrottlingIT::process).toList();
        noteCalls();
    }

    @BeforeEach
    void begin() {
        calls.set(0);
        throttledAtCall = Integer.MAX_VALUE;
        fleet.getFirst().empty();
        fleet.getFirst().jdbc().sql("""
                        DELETE FROM called; DELETE FROM budget; DELETE FROM pause
                        """).update();
    }

    // Each token's time as the bucket saw it: what this process would see is later by what its threads are.
    private static void noteCalls() {
        fleet.getFirst().jdbc().sql("""
                        CREATE TABLE called (at timestamptz NOT NULL);
                        CREATE FUNCTION note_call() RETURNS trigger LANGUAGE plpgsql AS
                            'BEGIN INSERT INTO called VALUES (NEW.filled_at); RETURN NULL; END';
                        CREATE TRIGGER note_call AFTER UPDATE ON budget FOR EACH ROW
                            WHEN (NEW.used > OLD.used) EXECUTE FUNCTION note_call()
                        """).update();
    }

    @AfterAll
    static void stop() {
        fleet.forEach(FleetProcess::close);
    }

    @Test
    void usesTheBudgetUpAndNeverExceedsItAndDeliversNothingInVain() {
        int windows = 2;
        UUID job = accept(LIMIT * windows + 100);

        await().atMost(WINDOW.multipliedBy(windows + 2)).until(() -> secondsOfCalls() > windows * SECONDS);

        List<Double> called = called();
        int inFullWindows = countFrom(called, 0, windows * SECONDS);
        int most = IntStream.range(0, called.size())
                .map(first -> countFrom(called, called.get(first), SECONDS))
                .max()
                .orElseThrow();
        Deliveries deliveries = deliveries(job);
        log.info(
                "{} calls in {} windows of {}, at most {} in any; {}", inFullWindows, windows, LIMIT, most, deliveries);
        assertThat(most).isLessThanOrEqualTo(LIMIT);
        assertThat(inFullWindows).isGreaterThanOrEqualTo((int) (0.95 * LIMIT * windows));
        assertThat(deliveries.dispatched()).isLessThanOrEqualTo(calls.get() + DISPATCH_WINDOW);
        assertThat(deliveries.attempts()).isZero();
        fleet.getFirst().ledger().cancel(job);
    }

    @Test
    void callsNothingAndDeliversNothingWhileThePlatformWantsRestAndGoesOnByItself() {
        throttledAtCall = 30;
        UUID job = accept(60);

        await().atMost(WINDOW).until(() -> secondsIntoPause() >= 1);
        int callsAfterASecond = calls.get();
        long dispatchedAfterASecond = deliveries(job).dispatched();
        await().atMost(WINDOW).until(() -> secondsIntoPause() >= 3.8);
        assertThat(calls.get()).isEqualTo(callsAfterASecond);
        assertThat(deliveries(job).dispatched()).isEqualTo(dispatchedAfterASecond);

        await().atMost(WINDOW).until(() -> fleet.getFirst().jobState(job), "SUCCEEDED"::equals);
        Deliveries deliveries = deliveries(job);
        double pausedAt = secondsOfCalls("(SELECT since FROM pause)");
        log.info("Paused for {} after {} s; {} calls, {}", REST, pausedAt, calls, deliveries);
        assertThat(called()).noneMatch(at -> at > pausedAt + 1 && at < pausedAt + 4);
        assertThat(deliveries.dispatched()).isLessThanOrEqualTo(calls.get() + DISPATCH_WINDOW);
        assertThat(deliveries.attempts()).isZero();
    }

    private static FleetProcess process(String name) {
        Map<String, String> properties = new HashMap<>(services.properties());
        properties.put("fleet.dispatch.window", Integer.toString(DISPATCH_WINDOW));
        Budget[] budget = new Budget[1];
        FleetProcess process = FleetProcess.start(
                name,
                properties,
                new ScriptedHandler(TaskKind.PROFILE, ThrottlingIT::profile),
                new ScriptedHandler(TaskKind.MEDIA, task -> call(budget[0])),
                new ScriptedHandler(TaskKind.ANALYTICS, task -> ScriptedHandler.done()));
        budget[0] = new Budget(process.jdbc());
        return process;
    }

    private UUID accept(int tasks) {
        return fleet.getFirst().accept(new FollowUp(TaskKind.PROFILE, 1, "local", "profile", Integer.toString(tasks)));
    }

    private static Verdict profile(Task task) {
        return ScriptedHandler.then(IntStream.range(0, Integer.parseInt(task.payload()))
                .mapToObj(number -> new FollowUp(TaskKind.MEDIA, CREDENTIAL.upstream(), Integer.toString(number)))
                .toArray(FollowUp[]::new));
    }

    /** As an adapter calls, and as its failure is classified and decided. */
    private static Verdict call(Budget budget) throws PlatformException {
        try {
            budget.take(CREDENTIAL);
            if (calls.incrementAndGet() == throttledAtCall) {
                budget.pause(CREDENTIAL.upstream(), REST, "the platform answered 429");
                throw new PlatformException.RateLimited("the platform answered 429", REST);
            }
            return ScriptedHandler.done();
        } catch (PlatformException.RateLimited limited) {
            return new Verdict.Snooze(limited.waitFor(), String.valueOf(limited.getMessage()));
        }
    }

    /** Seconds from the first call to each, ascending. */
    private List<Double> called() {
        return fleet.getFirst()
                .jdbc()
                .sql(
                        "SELECT extract(epoch FROM at - (SELECT min(at) FROM called))::double precision FROM called ORDER BY at")
                .query((row, number) -> row.getDouble(1))
                .list();
    }

    private static int countFrom(List<Double> called, double from, double seconds) {
        return (int)
                called.stream().filter(at -> at >= from && at < from + seconds).count();
    }

    private double secondsOfCalls() {
        return secondsOfCalls("clock_timestamp()");
    }

    private double secondsOfCalls(String until) {
        return seconds("%s - (SELECT min(at) FROM called)".formatted(until));
    }

    private double secondsIntoPause() {
        return seconds("clock_timestamp() - (SELECT since FROM pause)");
    }

    private double seconds(String interval) {
        return fleet.getFirst()
                .jdbc()
                .sql("SELECT coalesce(extract(epoch FROM %s), -1)::double precision".formatted(interval))
                .query(Double.class)
                .single();
    }

    /** Sums over the tasks that call. */
    private record Deliveries(long dispatched, long attempts) {}

    private Deliveries deliveries(UUID job) {
        return fleet.getFirst()
                .jdbc()
                .sql("""
                        SELECT sum(dispatch)::bigint AS dispatched, sum(attempt)::bigint AS attempts
                          FROM task WHERE job_id = :job AND kind = 'MEDIA'
                        """)
                .param("job", job)
                .query(Deliveries.class)
                .single();
    }
}
