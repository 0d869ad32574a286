package io.creatorfleet.media.cdn;

import static io.creatorfleet.platform.PlatformId.INSTAGRAM;

import io.creatorfleet.media.FakeCdn;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.unit.DataSize;

/** A server of this machine, and the way to it. */
final class Downloading implements AfterEachCallback {

    static final byte[] CONTENT = FakeCdn.bytes(100_000);

    /** Where nothing is to end for the time that it takes. */
    static final CdnProperties PATIENT = limits(Duration.ofMinutes(1), Duration.ofMinutes(1));

    /** Where it is the time that ends what would go on for ever. */
    static final CdnProperties IMPATIENT = limits(Duration.ofSeconds(3), Duration.ofSeconds(1));

    private static final LinkProperties LINKS = new LinkProperties(Map.of(), true, Set.of());

    private final CdnProperties limits;
    private final FakeCdn server = new FakeCdn();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CdnClient client;
    private final Cdn cdn;

    Downloading(CdnProperties limits) {
        this.limits = limits;
        this.client = new CdnConfiguration().cdnClient(limits, LINKS);
        this.cdn = through(client);
    }

    private static CdnProperties limits(Duration patience, Duration minimumRateOver) {
        return new CdnProperties(
                DataSize.ofMegabytes(100),
                Duration.ofMinutes(1),
                patience,
                patience,
                Duration.ofMinutes(2),
                DataSize.ofKilobytes(16),
                minimumRateOver,
                10);
    }

    /** The same way over other connections. */
    Cdn through(CdnClient another) {
        return LocalCdn.cdn(limits, new LinkRules(LINKS), another, meters);
    }

    FakeCdn server() {
        return server;
    }

    Download open(String link, Range from) throws Exception {
        return cdn.open(INSTAGRAM, link, false, from).orElseThrow();
    }

    byte[] read(String link) throws Exception {
        try (Download file = open(link, Range.WHOLE)) {
            return file.readAllBytes();
        }
    }

    /** How many files take up room of the server. */
    int inUse() {
        return (int) meters.get("fleet.media.host.in-use")
                .tag("host", "local")
                .gauge()
                .value();
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        client.close();
        server.close();
    }
}
