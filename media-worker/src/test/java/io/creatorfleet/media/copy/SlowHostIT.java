package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.InvariantStore;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.TaskLedger;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A worker that copies from two hosts, one of which does not answer. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=media-worker", "fleet.worker.name=slow-host", "fleet.media.local=true"})
@DirtiesContext // ends the worker before its servers end with the process
class SlowHostIT {

    private static final int FILES = 80;
    private static final int HANGING = 500;
    private static final int MOST = 16;

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ, S3);

    private final FakeCdn cdn = new FakeCdn();
    private final AtomicInteger hangingEver = new AtomicInteger();
    private final Held held;
    private final TaskLedger ledger;
    private final Dispatcher dispatcher;
    private final InvariantStore invariant;
    private final MeterRegistry meters;
    private final Creator creator;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    SlowHostIT(
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

    @AfterEach
    void end() {
        cdn.close();
    }

    /** The files of the other host come after five hundred of the one that hangs, and are stored before one of those ends. */
    @Test
    void isNotHeldUpByAHostThatHangs() {
        String quick = cdn.file("/quick", "image/jpeg", FakeCdn.bytes(20_000));
        copy("hanging", hanging().replace("127.0.0.1", "localhost"), HANGING);
        await().atMost(Duration.ofSeconds(10)).until(() -> hangingEver.get() == MOST);
        copy("beside", quick, FILES);
        await().atMost(Duration.ofSeconds(25)).until(() -> stored("beside") == FILES);

        assertThat(hangingEver).hasValue(MOST);
        assertThat(meters.get("fleet.media.host.in-use")
                        .tag("host", "localhost")
                        .gauge()
                        .value())
                .isEqualTo(MOST);
        // Who waits costs no attempt, and comes again a few times a second, all of them together.
        assertThat(held.jdbc()
                        .sql("SELECT max(attempt) FROM task")
                        .query(Integer.class)
                        .single())
                .isZero();
        long claims = claims();
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        assertThat(claims() - claims).isLessThan(100);
        assertThat(invariant.violations()).isEmpty();
    }

    private String hanging() {
        return cdn.answer("/hanging", exchange -> {
            hangingEver.incrementAndGet();
            cdn.awaitClose();
        });
    }

    /** Files of one job, whose tasks are all due. */
    private void copy(String name, String link, int files) {
        List<FollowUp> copies = IntStream.range(0, files)
                .mapToObj(n -> held.media(creator, name + n, link))
                .map(media -> new FollowUp(TaskKind.MEDIA, "instagram-cdn", Long.toString(media)))
                .toList();
        UUID job = UUID.randomUUID();
        held.transactions().executeWithoutResult(status -> {
            held.jdbc().sql("""
                            INSERT INTO job (id, purpose, platform, subject, lane, fanned_in)
                            VALUES (:job, 'ADD', 'instagram', :name, 'BACKGROUND', true)
                            """).param("job", job).param("name", name).update();
            copies.forEach(copy -> ledger.open(job, copy));
        });
        dispatcher.wake();
    }

    private int stored(String name) {
        return held.jdbc()
                .sql("SELECT count(*) FROM media WHERE state = 'STORED' AND creator_id = ? AND external_id LIKE ?")
                .params(creator.id(), name + "%")
                .query(Integer.class)
                .single();
    }

    private long claims() {
        return held.jdbc().sql("SELECT sum(fence) FROM task").query(Long.class).single();
    }
}
