package io.creatorfleet.task;

import static io.creatorfleet.task.FleetFixture.SOON;
import static io.creatorfleet.task.FleetFixture.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The metrics of a process after a run of tasks that end in every way, two of each. */
class TaskMetricsIT {

    @RegisterExtension
    static final FleetFixture fleet = new FleetFixture();

    private static final int WAYS = 6;

    private static FleetProcess process;
    private static UUID job;
    private static MeterRegistry meters;

    @BeforeAll
    static void run() {
        Map<String, Integer> runs = new ConcurrentHashMap<>();
        process = fleet.start(
                "measured",
                Map.of(),
                new ScriptedHandler(
                        TaskKind.PROFILE,
                        task -> ScriptedHandler.then(IntStream.range(0, 2 * WAYS)
                                .mapToObj(FleetFixture::media)
                                .toArray(FollowUp[]::new))),
                new ScriptedHandler(TaskKind.MEDIA, task -> verdict(task, runs.merge(task.subject(), 1, Integer::sum))),
                ScriptedHandler.succeeding(TaskKind.ANALYTICS));
        job = process.accept(profile());
        meters = process.bean(MeterRegistry.class);
        await().atMost(SOON).until(() -> process.jobState(job), "INCOMPLETE"::equals);
        await().until(() -> gauges("fleet.task.running", "kind", "media") == 0);
    }

    @AfterAll
    static void close() {
        process.close();
    }

    private static Verdict verdict(Task task, int run) {
        if (run > 1) {
            return ScriptedHandler.done();
        }
        return switch (Integer.parseInt(task.subject()) % WAYS) {
            case 0 -> new Verdict.Conclude("gone", Results.NONE);
            case 1 -> new Verdict.Retry(Duration.ZERO, new Failure.Unavailable("no answer", null));
            case 2 -> new Verdict.Snooze(Duration.ZERO, "busy");
            case 3 -> new Verdict.Snooze(Duration.ZERO, new Failure.Throttled("no tokens", Duration.ZERO));
            case 4 -> new Verdict.DeadLetter(new Failure.Malformed("no file"));
            default -> ScriptedHandler.done();
        };
    }

    @Test
    void countAsManyClaimsAsRunsThatEndedOrAreUnderWay() {
        assertThat(timers("fleet.task.wait", "kind", "media")).isEqualTo(18);
        for (String kind : List.of("profile", "media", "analytics")) {
            assertThat(timers("fleet.task.wait", "kind", kind))
                    .as(kind)
                    .isEqualTo(
                            timers("fleet.task.run", "kind", kind) + (long) gauges("fleet.task.running", "kind", kind));
        }
    }

    @Test
    void countAsManyFailuresAsVerdictsThatWereNoResult() {
        for (String verdict : List.of("retry", "snooze", "dead")) {
            assertThat(counters("fleet.task.failures", "verdict", verdict))
                    .as(verdict)
                    .isEqualTo((double) timers("fleet.task.run", "outcome", verdict))
                    .isPositive();
        }
        assertThat(failures("unavailable", "retry")).isEqualTo(2);
        assertThat(failures("none", "snooze")).isEqualTo(2);
        assertThat(failures("throttled", "snooze")).isEqualTo(2);
        assertThat(failures("malformed", "dead")).isEqualTo(2);
    }

    @Test
    void countAsManyDispatchesAsMessagesThatWereConfirmedOrNot() {
        for (String queue : List.of("profile.interactive", "media.interactive", "analytics.interactive")) {
            assertThat(timers("fleet.dispatch.lag", "queue", queue))
                    .as(queue)
                    .isEqualTo((long) (counters("fleet.dispatch.published", "queue", queue)
                            + counters("fleet.dispatch.unconfirmed", "queue", queue)))
                    .isPositive();
        }
    }

    @Test
    void tellHowLongTasksWereInTheQueueAndRan() {
        double waited = meters.get("fleet.task.wait").tag("kind", "media").timers().stream()
                .mapToDouble(timer -> timer.max(TimeUnit.SECONDS))
                .max()
                .orElseThrow();

        assertThat(waited).isPositive().isLessThan((double) SOON.toSeconds());
    }

    @Test
    void nameOnlyWordsOfOurs() {
        Set<String> words = Set.of(
                "done",
                "conclude",
                "retry",
                "snooze",
                "dead",
                "taken",
                "kept",
                "lost",
                "failed",
                "interactive",
                "background",
                "isolation",
                "none",
                "absent",
                "throttled",
                "suspended",
                "unavailable",
                "malformed",
                "crashed",
                "unexpected",
                "test");
        Set<String> kinds = Set.of("profile", "content", "resolve", "analytics", "media", "sweep", "audit", "purge");

        assertThat(ours())
                .isNotEmpty()
                .allSatisfy(meter -> assertThat(meter.getTags())
                        .as(meter.getName())
                        .allSatisfy(tag -> assertThat(tag.getKey())
                                .isIn("application", "kind", "lane", "outcome", "failure", "verdict", "queue"))
                        .extracting(Tag::getValue)
                        .allMatch(value -> words.contains(value)
                                || kinds.contains(value)
                                || kinds.contains(value.replaceFirst("\\.(interactive|background|isolation)$", ""))));
    }

    @Test
    void showNoIdOrNameFromOutsideAnywhere() {
        assertThat(process.bean(PrometheusMeterRegistry.class).scrape())
                .contains("fleet_task_run_seconds_bucket", "application=\"test\"")
                .doesNotContain(job.toString(), "instagram/")
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}");
    }

    private static Stream<Meter> named(String prefix) {
        return meters.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith(prefix));
    }

    private static List<Meter.Id> ours() {
        return named("fleet.").map(Meter::getId).toList();
    }

    private static double failures(String failure, String verdict) {
        return meters.get("fleet.task.failures")
                .tags("kind", "media", "failure", failure, "verdict", verdict)
                .counter()
                .count();
    }

    private static long timers(String name, String tag, String value) {
        return meters.find(name).tag(tag, value).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private static double counters(String name, String tag, String value) {
        return meters.find(name).tag(tag, value).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static double gauges(String name, String tag, String value) {
        return meters.find(name).tag(tag, value).gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }
}
