package io.creatorfleet.media.cdn;

import static io.creatorfleet.media.cdn.Downloading.CONTENT;
import static io.creatorfleet.media.cdn.Downloading.IMPATIENT;
import static io.creatorfleet.platform.PlatformId.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.platform.PlatformException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Servers of this machine that behave as the internet may: slowly, endlessly, or not at all. */
@Timeout(300)
class HostileCdnIT {

    @RegisterExtension
    final Downloading downloading = new Downloading(IMPATIENT);

    private final FakeCdn server = downloading.server();

    @Test
    void closesTheConnectionOfAFileThatIsNotRead() throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        String link = server.answer("/endless", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(CONTENT);
                }
            } catch (IOException hungUp) {
                gone.set(true);
            }
        });

        for (int i = 0; i < 2 * IMPATIENT.connections(); i++) {
            downloading.open(link, Range.WHOLE).close();
            await().untilTrue(gone);
        }
    }

    @Test
    void breaksOffAFileThatDrips() throws Exception {
        Download file = downloading.open(server.dripping("/drip", 1_000_000, new CountDownLatch(1)), Range.WHOLE);

        assertThatThrownBy(file::readAllBytes)
                .isInstanceOf(BrokenDownloadException.class)
                .hasMessageContaining("bytes in PT");
    }

    /** A bucket that takes its time is no fault of the CDN. */
    @Test
    void bearsAReaderThatIsSlow() throws Exception {
        try (Download file = downloading.open(server.file("/file", "image/jpeg", CONTENT), Range.WHOLE)) {
            for (int left = CONTENT.length; left > 0; left -= 20_000) {
                assertThat(file.readNBytes(20_000)).hasSize(20_000);
                assertThat(new CountDownLatch(1).await(250, TimeUnit.MILLISECONDS))
                        .isFalse();
            }
        }
    }

    @Test
    void breaksOffAFileThatIsSilent() throws Exception {
        Download file = downloading.open(server.silent("/silent", FakeCdn.bytes(1000), 2000), Range.WHOLE);

        assertThatThrownBy(file::readAllBytes).isInstanceOf(BrokenDownloadException.class);
    }

    @Test
    void takesNoHeaderThatIsHuge() {
        String link = server.status("/huge", 200, "X-Huge", "a".repeat(20_000));

        assertThatThrownBy(() -> downloading.open(link, Range.WHOLE)).isInstanceOf(PlatformException.Unavailable.class);
    }

    @Test
    void takesNoThousandHeaders() {
        try (RawServer many = new RawServer(out -> {
            out.write(RawServer.line("HTTP/1.1 200 OK"));
            for (int i = 0; i < 1000; i++) {
                out.write(RawServer.line("X-%d: a".formatted(i)));
            }
        })) {
            assertThatThrownBy(() -> downloading.open(many.link(), Range.WHOLE))
                    .isInstanceOf(PlatformException.Unavailable.class);
        }
    }

    /** Each read of them succeeds: only the deadline ends it. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX: ", "", "HTTP/1.1 102 Processing\r\n\r\n"})
    void doesNotWaitForHeadersThatNeverEnd(String beginning) {
        try (RawServer endless = new RawServer(out -> {
            while (true) {
                out.write((beginning + "a").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
                out.flush();
                new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            }
        })) {
            assertThatThrownBy(() -> downloading.open(endless.link(), Range.WHOLE))
                    .isInstanceOf(PlatformException.Unavailable.class);
        }
    }

    @Test
    void unpacksNothing() {
        AtomicReference<String> accepted = new AtomicReference<>();
        String link = server.answer("/packed", exchange -> {
            accepted.set(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeCdn.sendRange(exchange, "image/jpeg", CONTENT);
        });

        assertThatThrownBy(() -> downloading.open(link, Range.WHOLE))
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageContaining("gzip");
        assertThat(accepted).hasValue("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/dumb"})
    void endsWithItsThread(String path) throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        server.silent("/silent", FakeCdn.bytes(1000), 2000);
        String dumb = server.answer("/dumb", exchange -> {
            open.countDown();
            try {
                assertThat(new CountDownLatch(1).await(20, TimeUnit.SECONDS)).isFalse();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        Cdn patient = LocalCdn.cdn(DataSize.ofMegabytes(1), Duration.ofSeconds(20), Duration.ofSeconds(20));
        AtomicReference<Exception> thrown = new AtomicReference<>();
        Thread copy = Thread.ofVirtual().start(() -> {
            try (Download file = patient.open(INSTAGRAM, dumb.replace("/dumb", path), false, Range.WHOLE)
                    .orElseThrow()) {
                open.countDown();
                file.readAllBytes();
            } catch (Exception failure) {
                thrown.set(failure);
            }
        });
        open.await();

        copy.interrupt();

        assertThat(copy.join(Duration.ofSeconds(15))).isTrue();
        assertThat(thrown.get()).isNotNull();
    }
}
