package io.creatorfleet.media.cdn;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.unit.DataSize;

/** The hosts that files come from, each with its own limits, and the one that they share. */
final class Hosts {

    private static final int MANY = 500;

    /** A host as this process has come to know it. */
    record Host(HostLimit limit, Throttle throttle, List<Meter> gauges) {}

    private final HostProperties properties;
    private final MeterRegistry meters;
    private final Room room;
    private final Map<String, Host> known = new ConcurrentHashMap<>();

    Hosts(HostProperties properties, MeterRegistry meters) {
        this.properties = properties;
        this.meters = meters;
        this.room = new Room(properties.inAll());
    }

    Host named(String name) {
        if (known.size() > MANY) {
            forgetIdle();
        }
        return known.computeIfAbsent(name, this::host);
    }

    private Host host(String name) {
        HostLimit limit = new HostLimit(name, properties.perHost(), room, System::nanoTime);
        DataSize rate = properties.rate();
        return new Host(
                limit,
                new Throttle(rate == null ? 0 : rate.toBytes()),
                List.of(
                        Gauge.builder("fleet.media.host.limit", limit, HostLimit::limit)
                                .description("Files that are fetched from a host at once, at most")
                                .tag("host", name)
                                .register(meters),
                        Gauge.builder("fleet.media.host.in-use", limit, HostLimit::inUse)
                                .description("Files that are being fetched from a host")
                                .tag("host", name)
                                .register(meters)));
    }

    private void forgetIdle() {
        known.forEach((name, host) -> {
            if (host.limit().idle() && known.remove(name, host)) {
                host.gauges().forEach(meters::remove);
            }
        });
    }
}
