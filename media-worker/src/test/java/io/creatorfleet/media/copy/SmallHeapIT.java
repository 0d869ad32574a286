package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Bucket;
import io.creatorfleet.backing.Database;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.task.TaskKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A JVM with the heap that is enough for two hundred copies at once, four of them of unknown length and held in parts. */
class SmallHeapIT {

    private static final int COPIES = 200;
    private static final int UNMEASURED = 4;
    private static final byte[] SMALL = FakeCdn.bytes(Copying.MIB / 2);
    private static final byte[] LARGE = FakeCdn.bytes(20 * Copying.MIB);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    // No file comes to its end before all have begun.
    private final CountDownLatch begun = new CountDownLatch(COPIES);

    @Test
    void runsTwoHundredCopiesAtOnceIn192Megabytes() throws Exception {
        Held held = Held.in(services.database());
        Creator creator = held.creator();
        try (FakeCdn cdn = new FakeCdn()) {
            String small = cdn.answer("/small", exchange -> sendWithTheOthers(exchange, SMALL, SMALL.length));
            String unmeasured = cdn.answer("/unmeasured", exchange -> sendWithTheOthers(exchange, LARGE, 0));
            for (int n = 0; n < COPIES; n++) {
                held.claimed(TaskKind.MEDIA, held.media(creator, "m" + n, n < UNMEASURED ? unmeasured : small));
            }

            assertThat(run()).contains("all stored");

            assertThat(held.jdbc()
                            .sql("SELECT count(*) FROM media WHERE state = 'STORED' AND size IN (?, ?)")
                            .params(SMALL.length, LARGE.length)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(COPIES);
            assertThat(cdn.calls()).isEqualTo(COPIES);
        }
    }

    private void sendWithTheOthers(HttpExchange exchange, byte[] content, long announced) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "video/mp4");
        exchange.sendResponseHeaders(200, announced);
        exchange.getResponseBody().write(content, 0, content.length / 2);
        exchange.getResponseBody().flush();
        begun.countDown();
        try {
            if (!begun.await(1, TimeUnit.MINUTES)) {
                throw new IOException(begun.getCount() + " of the copies have not begun");
            }
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
        exchange.getResponseBody().write(content, content.length / 2, content.length - content.length / 2);
        exchange.getResponseBody().flush();
    }

    private static String run() throws IOException {
        Database database = services.database();
        Bucket bucket = services.bucket();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dlogging.level.root=warn",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ManyCopies.class.getName(),
                        database.jdbcUrl(),
                        database.username(),
                        database.password(),
                        bucket.endpoint().toString(),
                        bucket.accessKey(),
                        bucket.secretKey(),
                        bucket.name())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
