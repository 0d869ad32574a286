package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.TcpProxy;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.InvariantStore;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.TaskLedger;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.s3.S3Client;

/** A worker whose job is cancelled in the middle of a file that comes, or goes, slowly. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=media-worker", "fleet.worker.name=cancelled", "fleet.media.local=true"})
@DirtiesContext // ends the worker before its servers end with the process
class CancelledCopyIT {

    private static final int KIB = 1024;
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ, S3);

    private static TcpProxy store;

    private final FakeCdn cdn = new FakeCdn();
    private final Held held;
    private final TaskLedger ledger;
    private final Dispatcher dispatcher;
    private final InvariantStore invariant;
    private final MeterRegistry meters;
    private final S3Client s3 = Buckets.client(services.bucket());
    private final Creator creator;

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

    CancelledCopyIT(
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions,
            @Autowired TaskLedger ledger,
            @Autowired Dispatcher dispatcher,
            @Autowired InvariantStore invariant,
            @Autowired MeterRegistry meters) {
        this.held = new Held(jdbc, transactions);
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.invariant = invariant;
        this.meters = meters;
        this.creator = held.creator();
    }

    @BeforeEach
    void heal() {
        store.heal();
    }

    @AfterEach
    void end() {
        cdn.close();
        s3.close();
    }

    /** Uploaded in one request, in parts, and by a CDN that says no length. */
    @ParameterizedTest
    @CsvSource({"small, 100000", "large, 30000000", "unmeasured, 0"})
    void stopsADownloadThatDrips(String name, long length) {
        CountDownLatch dripping = new CountDownLatch(1);
        UUID job = copy(name, cdn.dripping("/" + name, length, dripping));
        await().atMost(SOON).until(() -> dripping.getCount() == 0);

        assertStopsWhenCancelled(job);

        await().untilAsserted(() -> assertThat(objects()).isZero());
        assertThat(s3.listMultipartUploads(list -> list.bucket(services.bucket().name()))
                        .uploads())
                .isEmpty();
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
        long media = held.media(creator, name, link);
        UUID job = UUID.randomUUID();
        held.transactions().executeWithoutResult(status -> {
            held.jdbc().sql("""
                            INSERT INTO job (id, purpose, platform, subject, lane, fanned_in)
                            VALUES (:job, 'ADD', 'instagram', :name, 'INTERACTIVE', true)
                            """).param("job", job).param("name", name).update();
            ledger.open(job, new FollowUp(TaskKind.MEDIA, "instagram-cdn", Long.toString(media)));
        });
        dispatcher.wake();
        return job;
    }

    private void assertStopsWhenCancelled(UUID job) {
        long taken = taken();
        ledger.cancel(job);
        await().atMost(Duration.ofSeconds(2)).until(() -> taken() == taken + 1);
        assertThat(held.jdbc()
                        .sql("SELECT state || ' ' || open_tasks || ' ' || dead_tasks FROM job WHERE id = ?")
                        .param(job)
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED 0 0");
        assertThat(held.jdbc()
                        .sql("SELECT DISTINCT state FROM media WHERE creator_id = ?")
                        .param(creator.id())
                        .query(String.class)
                        .single())
                .isEqualTo("ABANDONED");
        assertThat(invariant.violations()).isEmpty();
    }

    /** Runs that ended after their claim had fallen. */
    private long taken() {
        Timer timer = meters.find("fleet.task.run").tag("outcome", "taken").timer();
        return timer == null ? 0 : timer.count();
    }

    private int objects() {
        return s3.listObjectsV2(list -> list.bucket(services.bucket().name()).prefix(creator.objectPrefix()))
                .contents()
                .size();
    }
}
