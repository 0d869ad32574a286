package io.creatorfleet.media.cdn;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * The hosts that files come from, each with its own limits, and the one that they share. In metrics they are put together by
 * CDN, as the settings name it: links name hundreds of hosts, and new ones every week.
 */
final class Hosts {

    private static final int MANY = 500;
    private static final String THIS_MACHINE = "local";

    /** A host as this process has come to know it. */
    record Host(String cdn, HostLimit limit, Throttle throttle) {}

    private final HostProperties properties;
    private final LinkProperties links;
    private final MeterRegistry meters;
    private final Room room;
    private final Map<String, Host> known = new ConcurrentHashMap<>();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();

    Hosts(HostProperties properties, LinkProperties links, MeterRegistry meters) {
        this.properties = properties;
        this.links = links;
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
        String cdn = links.cdn(name).orElse(THIS_MACHINE);
        if (shown.add(cdn)) {
            show(cdn);
        }
        DataSize rate = properties.rate();
        return new Host(
                cdn,
                new HostLimit(name, properties.perHost(), room, System::nanoTime),
                new Throttle(rate == null ? 0 : rate.toBytes()));
    }

    private void show(String cdn) {
        Gauge.builder("fleet.media.host.limit", this, hosts -> hosts.lowestLimit(cdn))
                .description("Files that are fetched at once at most from that host of a CDN which serves worst")
                .tag("host", cdn)
                .register(meters);
        Gauge.builder("fleet.media.host.in-use", this, hosts -> hosts.inUse(cdn))
                .description("Files that are being fetched from the hosts of a CDN")
                .tag("host", cdn)
                .register(meters);
    }

    private double lowestLimit(String cdn) {
        return limits(cdn).mapToInt(HostLimit::limit).min().orElse(properties.perHost());
    }

    private double inUse(String cdn) {
        return limits(cdn).mapToInt(HostLimit::inUse).sum();
    }

    private Stream<HostLimit> limits(String cdn) {
        return known.values().stream().filter(host -> host.cdn().equals(cdn)).map(Host::limit);
    }

    private void forgetIdle() {
        known.forEach((name, host) -> {
            if (host.limit().idle()) {
                known.remove(name, host);
            }
        });
    }
}
