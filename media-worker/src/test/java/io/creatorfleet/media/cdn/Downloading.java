package io.creatorfleet.media.cdn;

import static io.creatorfleet.platform.PlatformId.INSTAGRAM;

import io.creatorfleet.media.FakeCdn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.unit.DataSize;

/** A server of this machine, and the way to it of a worker that is patient for three seconds. */
final class Downloading implements AfterEachCallback {

    static final byte[] CONTENT = FakeCdn.bytes(100_000);

    static final CdnProperties LIMITS = new CdnProperties(
            DataSize.ofMegabytes(100),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(3),
            Duration.ofSeconds(20),
            DataSize.ofKilobytes(16),
            Duration.ofSeconds(1),
            10);

    private static final LinkProperties LINKS = new LinkProperties(Map.of(), true);

    private final FakeCdn server = new FakeCdn();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CdnClient client = new CdnConfiguration().cdnClient(LIMITS, LINKS);
    private final Cdn cdn = through(client);

    /** The same way over other connections. */
    Cdn through(CdnClient another) {
        return LocalCdn.cdn(LIMITS, new LinkRules(LINKS), another, meters);
    }

    FakeCdn server() {
        return server;
    }

    Download open(String link, Range from) throws Exception {
        return cdn.open(INSTAGRAM, link, from).orElseThrow();
    }

    byte[] read(String link) throws Exception {
        try (Download file = open(link, Range.WHOLE)) {
            return file.readAllBytes();
        }
    }

    /** How many files take up room of the server. */
    int inUse() {
        return (int) meters.get("fleet.media.host.in-use")
                .tag("host", "127.0.0.1")
                .gauge()
                .value();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        client.close();
        server.close();
    }
}
