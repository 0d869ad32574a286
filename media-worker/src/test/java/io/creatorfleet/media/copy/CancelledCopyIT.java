package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.TcpProxy;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.task.Lane;
import io.creatorfleet.task.TaskLedger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A worker whose job is cancelled in the middle of a file that comes, or goes, slowly. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=media-worker", "fleet.worker.name=cancelled", "fleet.media.local=true"})
@DirtiesContext // ends the worker before its servers end with the process
class CancelledCopyIT {

    private static final int KIB = 1024;
    private static final Duration SOON = Duration.ofSeconds(20);
    // What is promised of a cancelled job's running tasks.
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ, S3);

    private static TcpProxy store;

    @RegisterExtension
    final Copying copying = Copying.into(services.bucket(), services.database());

    private final Held held = copying.held();
    private final FakeCdn cdn = copying.cdn();
    private final TaskLedger ledger;
    private final MeterRegistry meters;

    @BeforeAll
    static void proxy() {
        store = new TcpProxy(0, services.bucket().endpoint().getPort());
    }

    @AfterAll
    static void unproxy() {
        store.close();
    }

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
        registry.add("fleet.s3.endpoint", () -> "http://127.0.0.1:" + store.port());
    }

    CancelledCopyIT(@Autowired TaskLedger ledger, @Autowired MeterRegistry meters) {
        this.ledger = ledger;
        this.meters = meters;
    }

    @BeforeEach
    void heal() {
        store.heal();
    }

    /** Uploaded in one request, in parts, and by a CDN that says no length. */
    @ParameterizedTest
    @CsvSource({"small, 100000", "large, 30000000", "unmeasured, 0"})
    void stopsADownloadThatDrips(String name, long length) {
        CountDownLatch dripping = new CountDownLatch(1);
        UUID job = copy(name, cdn.dripping("/" + name, length, dripping));
        await().atMost(SOON).until(() -> dripping.getCount() == 0);

        assertStopsWhenCancelled(job);

        await().untilAsserted(copying::assertNoObject);
        assertThat(copying.uploads()).isEmpty();
    }

    /** The bucket does not answer, or takes no more bytes of a file or of its first part. */
    @ParameterizedTest
    @CsvSource({"answer, 100, 50", "put, 15000, 50", "part, 24000, 14000"})
    void stopsAnUploadThatIsNotTakenOrNotAnswered(String name, int kib, int kibBefore) {
        byte[] content = FakeCdn.bytes(kib * KIB);
        int before = kibBefore * KIB;
        CountDownLatch stuck = new CountDownLatch(1);
        UUID job = copy(name, cdn.answer("/" + name, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, before);
            exchange.getResponseBody().flush();
            store.freeze();
            stuck.countDown();
            exchange.getResponseBody().write(content, before, content.length - before);
        }));
        await().atMost(SOON).until(() -> stuck.getCount() == 0);

        assertStopsWhenCancelled(job);
    }

    private UUID copy(String name, String link) {
        return held.copies(Lane.INTERACTIVE, List.of(copying.media(name, link)));
    }

    private void assertStopsWhenCancelled(UUID job) {
        long taken = taken();
        ledger.cancel(job);
        await().atMost(AT_MOST).until(() -> taken() == taken + 1);
        assertThat(held.jdbc()
                        .sql("SELECT state || ' ' || open_tasks || ' ' || dead_tasks FROM job WHERE id = ?")
                        .param(job)
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED 0 0");
        assertThat(held.jdbc()
                        .sql("SELECT DISTINCT state FROM media WHERE creator_id = ?")
                        .param(copying.creator().id())
                        .query(String.class)
                        .single())
                .isEqualTo("ABANDONED");
        assertThat(held.violations()).isZero();
    }

    /** Runs that ended after their claim had fallen. */
    private long taken() {
        Timer timer = meters.find("fleet.task.run").tag("outcome", "taken").timer();
        return timer == null ? 0 : timer.count();
    }
}
