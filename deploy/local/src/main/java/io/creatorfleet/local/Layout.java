package io.creatorfleet.local;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a local fleet is laid out.
 *
 * @param ports where its parts listen, the services of its first copy among them
 * @param entrances where the services reach PostgreSQL, RabbitMQ and S3: their own ports, or those of proxies before them
 * @param services how many services there are of each kind
 */
record Layout(LocalPorts ports, LocalPorts entrances, int services) {

    /** How a fleet is to be laid out, wherever its ports turn out to be. */
    @FunctionalInterface
    interface Choice {
        Layout on(LocalPorts ports);
    }

    /** One service of each kind. */
    static Layout plain(LocalPorts ports) {
        return new Layout(ports, ports, 1);
    }

    /** So many services of each kind, which reach the backing services over ports of their own. */
    static Layout proxied(LocalPorts ports, int services) {
        return new Layout(ports, ports.next(1), services);
    }

    /**
     * One service of each kind.
     *
     * @param suffix what its services' names end with
     */
    record Copy(String suffix, LocalPorts ports) {
        String name(String service) {
            return service + suffix;
        }
    }

    List<Copy> copies() {
        return IntStream.range(0, services)
                .mapToObj(n -> new Copy(services == 1 ? "" : "-" + (n + 1), ports.next(n)))
                .toList();
    }
}
