package io.creatorfleet.local;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a local fleet is laid out.
 *
 * @param ports where its parts listen, the first copy of each service among them
 * @param entrances where the services reach PostgreSQL, RabbitMQ and S3: their own ports, or those of proxies before them
 * @param scale how many copies there are of each service
 * @param numbered whether the first copy of a service has a number too, and not the service's own name
 */
record Layout(LocalPorts ports, LocalPorts entrances, Scale scale, boolean numbered) {

    /** How a fleet is to be laid out, wherever its ports turn out to be. */
    @FunctionalInterface
    interface Choice {
        Layout on(LocalPorts ports);
    }

    /** One copy of each service. */
    static Layout plain(LocalPorts ports) {
        return scaled(ports, Scale.PLAIN);
    }

    /** So many copies, the first under the service's own name: it stays the same part however many there are. */
    static Layout scaled(LocalPorts ports, Scale scale) {
        return new Layout(ports, ports, scale, false);
    }

    /** So many copies of each service, which reach the backing services over ports of their own. */
    static Layout proxied(LocalPorts ports, int services) {
        return new Layout(ports, ports.next(1), Scale.ofEach(services), true);
    }

    /** A process of a service. */
    record Copy(String name, String service, LocalPorts ports) {}

    List<Copy> copies(String service) {
        return IntStream.range(0, scale.of(service))
                .mapToObj(n -> new Copy(name(service, n), service, ports.next(n)))
                .toList();
    }

    private String name(String service, int n) {
        return n == 0 && !numbered ? service : service + "-" + (n + 1);
    }
}
