package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.MediaWorkerApplication;
import io.creatorfleet.task.Lane;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A worker's process that is killed in the middle of a large file, and the one that is started after it. */
class KilledCopyIT {

    private static final int PART = 5 * Copying.MIB;
    private static final byte[] LARGE = FakeCdn.bytes(12 * Copying.MIB);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ, S3);

    @RegisterExtension
    final Copying copying = Copying.into(services.bucket(), services.database());

    private final Held held = copying.held();
    private final FakeCdn cdn = copying.cdn();
    private @Nullable Process worker;

    @AfterEach
    void end() {
        kill();
    }

    @Test
    void goesOnAfterItsLastStoredPart() throws Exception {
        BreakingFile file = new BreakingFile(LARGE, PART + PART / 2);
        long media = copying.media("large", cdn.answer("/large", exchange -> {
            boolean first = file.asked().isEmpty();
            file.to(exchange);
            if (first) {
                cdn.awaitClose();
            }
        }));
        held.copies(Lane.INTERACTIVE, List.of(media));
        start();
        await().atMost(LIMIT).until(() -> storedParts() == 1);

        kill();
        copying.assertNoObject();
        start();

        await().atMost(LIMIT).until(() -> "STORED".equals(held.media(media).get("state")));
        copying.assertStored(media, LARGE, "video/mp4");
        // Half a part came twice.
        assertThat(file.asked()).containsExactly("whole", "bytes=" + PART + "-");
        assertThat(held.jdbc()
                        .sql("SELECT fence || ' claims, ' || attempt || ' attempts' FROM task")
                        .query(String.class)
                        .single())
                .isEqualTo("2 claims, 0 attempts");
        await().untilAsserted(() -> assertThat(held.violations()).isZero());
    }

    private int storedParts() {
        return copying.uploads().stream()
                .mapToInt(upload -> copying.s3()
                        .listParts(list -> list.bucket(services.bucket().name())
                                .key(upload.key())
                                .uploadId(upload.uploadId()))
                        .parts()
                        .size())
                .sum();
    }

    private void start() throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MediaWorkerApplication.class.getName(),
                "--server.port=0",
                "--fleet.worker.name=killed",
                "--fleet.worker.lease=5s",
                "--fleet.media.local=true",
                "--fleet.media.read-timeout=1h",
                "--fleet.media.multipart-threshold=8MB",
                "--fleet.media.part-size=5MB"));
        services.properties().forEach((name, value) -> words.add("--" + name + "=" + value));
        worker = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "killed-copy.log").toFile()))
                .start();
    }

    /** As {@code kill -9} does. */
    private void kill() {
        if (worker != null) {
            worker.destroyForcibly().onExit().join();
            worker = null;
        }
    }
}
