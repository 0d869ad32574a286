package io.creatorfleet.task;

import static io.creatorfleet.task.LedgerFixture.ABILITIES;
import static io.creatorfleet.task.LedgerFixture.LONG_LEASE;
import static io.creatorfleet.task.LedgerFixture.MEDIA;
import static io.creatorfleet.task.LedgerFixture.followUp;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is released, how much of it, and to whom. */
class DispatchStoreIT {

    @RegisterExtension
    static final LedgerFixture ledger = new LedgerFixture();

    @Test
    void releasesTheOldestFirstAndNeverMoreThanTheWindow() {
        ledger.jobWithMedia(30);
        ledger.dispatch.ensureQueues(20);
        List<DispatchStore.Dispatched> first = ledger.dispatch.release(MEDIA, LONG_LEASE);
        assertThat(first).hasSize(20);
        assertThat(ledger.count("task WHERE kind = 'MEDIA' AND state = 'READY' AND id < "
                        + first.stream()
                                .mapToLong(DispatchStore.Dispatched::id)
                                .max()
                                .getAsLong()))
                .isZero();
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).isEmpty();
        first.stream().limit(5).forEach(one -> ledger.claim(one.id(), one.dispatch(), ledger.worker, ABILITIES));
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).hasSize(5);
    }

    /** A link that ends soon is used before one that lasts; beyond a week all are alike. */
    @Test
    void releasesWhatEndsSoonestFirst() {
        Instant now = Instant.now();
        List<FollowUp> followUps = Stream.of(
                        Map.entry("in four days", Duration.ofDays(4)),
                        Map.entry("in an hour", Duration.ofHours(1)),
                        Map.entry("in eight days", Duration.ofDays(8)),
                        Map.entry("an hour ago", Duration.ofHours(-1)),
                        Map.entry("in a day", Duration.ofDays(1)))
                .map(end -> new FollowUp(TaskKind.MEDIA, "instagram", end.getKey(), now.plus(end.getValue())))
                .toList();
        ledger.jobWith(Stream.concat(Stream.of(followUp(TaskKind.MEDIA, "never")), followUps.stream())
                .toArray(FollowUp[]::new));

        List<String> released =
                IntStream.range(0, 6).mapToObj(n -> releaseOne()).toList();

        assertThat(released.subList(0, 4)).containsExactly("an hour ago", "in an hour", "in a day", "in four days");
        assertThat(released.subList(4, 6)).containsExactlyInAnyOrder("never", "in eight days");
    }

    /** What it was woken for, such as a renewed link, is used before it is gone again. */
    @Test
    void releasesWhatWasWokenBeforeAllThatCameAfterIt() {
        ledger.jobWith(followUp(TaskKind.MEDIA, "woken"));
        ledger.settle(claimOne(), new Verdict.Snooze(Duration.ofHours(1), "its link is being renewed"));
        ledger.jobWith(mediaUntil(Duration.ofMinutes(5)));
        ledger.tasks.wake(TaskKind.MEDIA, List.of("woken"));

        assertThat(releaseOne()).isEqualTo("woken");
    }

    /** Whether its worker gave it back, ran it for as long as it may, or is gone. */
    @Test
    void releasesWhatComesBackWithoutADelayInItsOldPlace() {
        ledger.jobWith(mediaUntil(Duration.ofDays(1)), mediaUntil(Duration.ofDays(3)));
        Task first = claimOne();
        ledger.workers.giveBack(Held.of(first));

        Task second = claimOne();
        assertThat(second.id()).isEqualTo(first.id());
        ledger.settle(second, new Verdict.Snooze(Duration.ZERO, "twenty minutes are over"));

        assertThat(claimOne().id()).isEqualTo(first.id());
        ledger.jdbc.sql("UPDATE worker SET seen_at = 'yesterday'").update();
        assertThat(ledger.workers.lapse(Duration.ofMillis(1))).isEqualTo(1);
        ledger.jdbc.sql("UPDATE worker SET seen_at = clock_timestamp()").update();

        assertThat(claimOne().id()).isEqualTo(first.id());
    }

    private static FollowUp mediaUntil(Duration end) {
        return new FollowUp(
                TaskKind.MEDIA, "instagram", "for " + end, Instant.now().plus(end));
    }

    private static String releaseOne() {
        return claimOne().subject();
    }

    private static Task claimOne() {
        ledger.dispatch.ensureQueues(1);
        DispatchStore.Dispatched one =
                ledger.dispatch.release(MEDIA, LONG_LEASE).getFirst();
        return ledger.claim(one.id(), one.dispatch(), ledger.worker, ABILITIES)
                .orElseThrow()
                .task();
    }

    @Test
    void followsAWindowThatIsChanged() {
        ledger.jobWithMedia(10);
        ledger.dispatch.ensureQueues(2);
        ledger.dispatch.ensureQueues(7);
        assertThat(ledger.dispatch.release(MEDIA, LONG_LEASE)).hasSize(7);
        assertThat(ledger.count("queue WHERE size = 7")).isEqualTo(ledger.count("queue"));
    }

    @Test
    void addsARowForEachQueueThatHasReadyTasks() {
        ledger.jobWithMedia(3);
        ledger.job(Lane.INTERACTIVE);
        ledger.dispatch.ensureQueues(1);
        assertThat(ledger.jdbc
                        .sql("SELECT kind || ' ' || route FROM queue")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "PROFILE BACKGROUND", "PROFILE INTERACTIVE", "MEDIA BACKGROUND", "ANALYTICS BACKGROUND");
    }

    @Test
    void letsWhatSomebodyWaitsForGoFirstAndThenWhatWaitsLongest() {
        ledger.jobWithMedia(1);
        ledger.jdbc
                .sql("UPDATE task SET not_before = 'yesterday' WHERE kind = 'MEDIA'")
                .update();
        ledger.job();
        ledger.job(Lane.INTERACTIVE);
        ledger.jdbc
                .sql("UPDATE worker SET abilities = ARRAY['PROFILE:1', 'MEDIA:1']")
                .update();
        ledger.dispatch.ensureQueues(1);
        assertThat(ledger.dispatch.due(LONG_LEASE))
                .extracting(queue -> queue.kind() + " " + queue.route())
                .containsExactly("PROFILE INTERACTIVE", "MEDIA BACKGROUND", "PROFILE BACKGROUND");
    }

    @Test
    void waitsForTheTaskToBeDue() {
        UUID job = ledger.job();
        ledger.jdbc
                .sql("UPDATE task SET not_before = clock_timestamp() + INTERVAL '1 hour'")
                .update();
        assertThat(ledger.dispatch()).isEmpty();
        ledger.jdbc.sql("UPDATE task SET not_before = clock_timestamp()").update();
        assertThat(ledger.dispatch()).extracting("id").containsExactly(ledger.task(job, TaskKind.PROFILE));
    }

    @Test
    void knowsWhenThereMayBeMoreToRelease() {
        assertThat(ledger.dispatch.untilMore()).isEmpty();
        ledger.job();
        ledger.dispatch.ensureQueues(1);
        assertThat(ledger.dispatch.untilMore()).isEmpty();
        ledger.jdbc
                .sql("UPDATE task SET not_before = clock_timestamp() + INTERVAL '1 hour'")
                .update();
        assertThat(ledger.dispatch.untilMore().orElseThrow()).isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
        ledger.jdbc.sql("""
                INSERT INTO budget (credential, upstream, capacity, per_second, tokens)
                VALUES ('full', 'instagram', 50, 1, 5), ('empty', 'instagram', 50, 0.01, 0.4), ('slow', 'reddit', 50, 0, 0)
                """).update();
        assertThat(ledger.dispatch.untilMore().orElseThrow()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }

    @Test
    void releasesOnlyWhatALiveWorkerKnows() {
        ledger.job();
        ledger.jdbc
                .sql("UPDATE worker SET abilities = ARRAY['PROFILE:2', 'MEDIA:1']")
                .update();
        ledger.dispatch.ensureQueues(1);
        assertThat(ledger.dispatch.due(LONG_LEASE)).hasSize(1);
        assertThat(ledger.dispatch()).isEmpty();
        ledger.jdbc
                .sql("UPDATE worker SET abilities = ARRAY['PROFILE:1'], seen_at = 'epoch'")
                .update();
        assertThat(ledger.dispatch.due(LONG_LEASE)).isEmpty();
        ledger.workers.beat(ledger.worker, Map.of());
        assertThat(ledger.dispatch()).hasSize(1);
    }
}
