package io.creatorfleet.media.cdn;

import static io.creatorfleet.media.cdn.HostLimit.Outcome.FAILED;
import static io.creatorfleet.media.cdn.HostLimit.Outcome.NEITHER;
import static io.creatorfleet.media.cdn.HostLimit.Outcome.SERVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.creatorfleet.platform.PlatformId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class HostLimitTest {

    private final AtomicLong clock = new AtomicLong(); // each look at it takes a nanosecond
    private final Room room = new Room(10);
    private final HostLimit host = new HostLimit("cdn", 8, room, clock::incrementAndGet);

    @Test
    void letsInNoMoreThanItsLimit() throws Exception {
        enter(8);

        assertThatThrownBy(host::enter)
                .isInstanceOf(HostBusyException.class)
                .hasMessage("cdn has 8 of at most 8 files under way");
    }

    @Test
    void halvesAfterEachRoundWithAFailureDownToOne() throws Exception {
        for (int limit : List.of(4, 2, 1, 1)) {
            List<Visit> round = enter(host.limit());

            round.forEach(visit -> visit.end(FAILED));

            assertThat(host.limit()).isEqualTo(limit);
            assertThat(host.inUse()).isZero();
        }
    }

    @Test
    void recoversWithEachSuccess() throws Exception {
        fail(3);

        for (int limit : List.of(2, 3, 4, 5, 6, 7, 8, 8)) {
            host.enter().end(SERVED);
            assertThat(host.limit()).isEqualTo(limit);
        }
    }

    /** One request of five fails, which is how a CDN may be for days: it is not to stand still for that. */
    @Test
    void bearsAFewFailuresAmongManySuccesses() throws Exception {
        for (int round = 0; round < 20; round++) {
            List<Visit> visits = enter(host.limit());
            for (int i = 0; i < visits.size(); i++) {
                visits.get(i).end(i % 5 == 0 ? FAILED : SERVED);
            }
        }

        assertThat(host.limit()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void learnsNothingFromWhatIsNotTheHostsDoing() throws Exception {
        fail(1);
        host.enter().end(NEITHER);
        assertThat(host.limit()).isEqualTo(4);

        Thread.currentThread().interrupt();
        host.enter().fail();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(host.limit()).isEqualTo(4);
    }

    @Test
    void givesRoomBackOnce() throws Exception {
        Visit visit = host.enter();
        visit.end(SERVED);
        visit.end(FAILED);

        assertThat(host.inUse()).isZero();
        assertThat(host.limit()).isEqualTo(8);
    }

    @Test
    void waitsForAHostThatIsQuick() throws Exception {
        for (int i = 0; i < 30; i++) {
            host.enter().end(SERVED);
        }
        List<Visit> visits = enter(8);
        CompletableFuture<Visit> ninth = entering();

        visits.getFirst().end(SERVED);

        assertThat(ninth).succeedsWithin(Duration.ofSeconds(1));
    }

    /** Who waits feels an interruption; who does not is told at once. */
    @Test
    void doesNotWaitAgainForAHostThatWasQuick() throws Exception {
        for (int i = 0; i < 30; i++) {
            host.enter().end(SERVED);
        }
        enter(8);
        assertThatThrownBy(host::enter).isInstanceOf(HostBusyException.class);

        Thread.currentThread().interrupt();
        assertThatThrownBy(host::enter).isInstanceOf(HostBusyException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void givesEachWhoWaitsATurnOfItsOwn() throws Exception {
        fail(3);
        enter(1);

        List<Duration> turns = IntStream.range(0, 500).mapToObj(n -> turn()).toList();

        assertThat(turns.getFirst()).isBetween(Duration.ofMillis(45), Duration.ofMillis(56));
        assertThat(turns.getLast()).isBetween(Duration.ofSeconds(22), Duration.ofSeconds(28));
    }

    @Test
    void callsNoHostBeforeTheTimeItNamed() throws Exception {
        host.pause(Duration.ofSeconds(5));
        assertThat(turn()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));

        clock.addAndGet(Duration.ofSeconds(5).toNanos());
        host.enter().end(NEITHER);
    }

    @Test
    void letsInNoMoreThanAllHostsTogetherMayHave() throws Exception {
        HostLimit other = new HostLimit("other", 8, room, clock::incrementAndGet);
        List<Visit> visits = enter(8);
        other.enter();
        other.enter();

        assertThatThrownBy(other::enter)
                .isInstanceOfSatisfying(
                        HostBusyException.class, busy -> assertThat(busy.turn()).isPositive())
                .hasMessage("10 files of all hosts are under way, the most at once");
        assertThat(other.inUse()).isEqualTo(2);
        assertThat(other.limit()).isEqualTo(8);

        visits.getFirst().end(SERVED);
        other.enter();
        assertThat(other.inUse()).isEqualTo(3);
    }

    /** Who finds its host full takes nothing of what all share. */
    @Test
    void keepsRoomForOtherHosts() throws Exception {
        HostLimit other = new HostLimit("other", 8, room, clock::incrementAndGet);
        enter(8);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(host::enter).isInstanceOf(HostBusyException.class);
        }

        other.enter();
        assertThat(other.enter()).isNotNull();
    }

    @Test
    void isKnownByItsName() throws Exception {
        Hosts hosts = hosts(new SimpleMeterRegistry());
        hosts.named("a.cdn.example").limit().enter();

        assertThat(hosts.named("a.cdn.example").limit().inUse()).isEqualTo(1);
        assertThat(hosts.named("b.cdn.example").limit().inUse()).isZero();
    }

    @Test
    void isShownTogetherWithAllOfItsCdn() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Hosts hosts = hosts(meters);
        hosts.named("a.cdn.example").limit().enter();
        hosts.named("b.cdn.example").limit().enter();
        hosts.named("c.cdn.example").limit().enter().end(FAILED);
        hosts.named("127.0.0.1").limit().enter();

        assertThat(gauge(meters, "fleet.media.host.in-use", "cdn.example")).isEqualTo(2);
        assertThat(gauge(meters, "fleet.media.host.limit", "cdn.example")).isEqualTo(1);
        assertThat(gauge(meters, "fleet.media.host.in-use", "local")).isEqualTo(1);
    }

    /** Hosts come and go; only those of which there is something to know are kept, and none has a series of its own. */
    @Test
    void isForgottenWhenIdleAmongMany() throws Exception {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Hosts hosts = hosts(meters);
        hosts.named("busy.cdn.example").limit().enter();
        for (int i = 0; i < 2000; i++) {
            hosts.named("host" + i + ".cdn.example");
        }

        assertThat(meters.getMeters()).hasSize(2);
        assertThat(hosts.named("busy.cdn.example").limit().inUse()).isEqualTo(1);
    }

    private static Hosts hosts(SimpleMeterRegistry meters) {
        return new Hosts(
                new HostProperties(3, 10, null),
                new LinkProperties(Map.of(PlatformId.INSTAGRAM, List.of("cdn.example")), true, Set.of()),
                meters);
    }

    private static double gauge(SimpleMeterRegistry meters, String name, String host) {
        return meters.get(name).tag("host", host).gauge().value();
    }

    @Test
    void passesBytesAtItsRate() throws Exception {
        Throttle throttle = new Throttle(DataSize.ofMegabytes(1).toBytes());
        long began = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            throttle.pass(50 * 1024);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(180));
    }

    private void fail(int rounds) throws Exception {
        for (int i = 0; i < rounds; i++) {
            host.enter().end(FAILED);
        }
    }

    private List<Visit> enter(int times) throws Exception {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            visits.add(host.enter());
        }
        return visits;
    }

    private CompletableFuture<Visit> entering() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return host.enter();
            } catch (Exception busy) {
                throw new AssertionError(busy);
            }
        });
    }

    private Duration turn() {
        return catchThrowableOfType(HostBusyException.class, host::enter).turn();
    }
}
