package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.task.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A worker that copies from two hosts, one of which does not answer, however long it is waited for. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=media-worker",
            "fleet.worker.name=slow-host",
            "fleet.media.local=true",
            "fleet.media.answer-timeout=1h",
            "fleet.media.read-timeout=1h"
        })
@DirtiesContext // ends the worker before its servers end with the process
class SlowHostIT {

    private static final int FILES = 80;
    private static final int HANGING = 500;
    private static final int MOST = 16;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ, S3);

    @RegisterExtension
    final Copying copying = Copying.into(services.bucket(), services.database());

    private final Held held = copying.held();
    private final FakeCdn cdn = copying.cdn();
    private final AtomicInteger hangingEver = new AtomicInteger();

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    /** The files of the other host come after five hundred of the one that hangs, and are stored before one of those ends. */
    @Test
    void isNotHeldUpByAHostThatHangs(@Autowired MeterRegistry meters) {
        String hanging = cdn.answer("/hanging", exchange -> {
            hangingEver.incrementAndGet();
            cdn.awaitClose();
        });
        copy("hanging", hanging.replace("127.0.0.1", "localhost"), HANGING);
        await().atMost(LIMIT).until(() -> hangingEver.get() == MOST);

        copy("beside", cdn.file("/quick", "image/jpeg", FakeCdn.bytes(20_000)), FILES);
        await().atMost(LIMIT).until(() -> stored("beside") == FILES);

        assertThat(hangingEver).hasValue(MOST);
        assertThat(meters.get("fleet.media.host.in-use")
                        .tag("host", "local")
                        .gauge()
                        .value())
                .isEqualTo(MOST);
        assertThat(held.jdbc()
                        .sql("SELECT max(attempt) FROM task")
                        .query(Integer.class)
                        .single())
                .as("attempts that waiting has cost")
                .isZero();
        assertThat(held.violations()).isZero();
    }

    private void copy(String name, String link, int files) {
        held.copies(
                Lane.BACKGROUND,
                IntStream.range(0, files)
                        .mapToObj(n -> copying.media(name + n, link))
                        .toList());
    }

    private int stored(String name) {
        return held.jdbc()
                .sql("SELECT count(*) FROM media WHERE state = 'STORED' AND creator_id = ? AND external_id LIKE ?")
                .params(copying.creator().id(), name + "%")
                .query(Integer.class)
                .single();
    }
}
