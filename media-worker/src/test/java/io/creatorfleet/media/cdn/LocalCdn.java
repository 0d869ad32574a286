package io.creatorfleet.media.cdn;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** The way to CDNs of this machine, as tests need it. */
public final class LocalCdn {

    private LocalCdn() {}

    /** Patient for a second, as a rule. */
    public static Cdn cdn(DataSize maxBytes) {
        return cdn(maxBytes, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    public static Cdn cdn(DataSize maxBytes, Duration readTimeout, Duration deadline) {
        return cdn(new CdnProperties(
                maxBytes,
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                readTimeout,
                deadline,
                DataSize.ofBytes(1),
                Duration.ofSeconds(30),
                256));
    }

    /** For a machine that is busy. */
    public static Cdn patient(DataSize maxBytes) {
        Duration minutes = Duration.ofMinutes(2);
        return cdn(new CdnProperties(
                maxBytes, minutes, minutes, minutes, minutes, DataSize.ofBytes(1), Duration.ofMinutes(2), 256));
    }

    private static Cdn cdn(CdnProperties properties) {
        LinkProperties links = new LinkProperties(Map.of(), true, Set.of());
        CdnClient client = new CdnConfiguration().cdnClient(properties, links);
        return cdn(properties, new LinkRules(links), client, new SimpleMeterRegistry());
    }

    static Cdn cdn(CdnProperties properties, LinkRules rules, CdnClient client, MeterRegistry meters) {
        Hosts hosts =
                new Hosts(new HostProperties(200, 200, null), new LinkProperties(Map.of(), true, Set.of()), meters);
        return new Cdn(rules, client, hosts, properties, Tracer.NOOP);
    }
}
