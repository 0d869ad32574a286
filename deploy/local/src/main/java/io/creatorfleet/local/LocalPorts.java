package io.creatorfleet.local;

import io.creatorfleet.backing.Ports;
import io.creatorfleet.backing.RabbitPorts;
import java.util.Random;
import java.util.function.Function;

/** The ports of a local fleet, all at fixed distances from the first, which is the gateway's. */
record LocalPorts(int base) {

    static final int DEFAULT_BASE = 10_000;
    private static final int HIGHEST_DISTANCE = 900;
    private static final int NEXT = 20;

    LocalPorts {
        if (base < 1024 || base > 65_535 - HIGHEST_DISTANCE) {
            throw new IllegalArgumentException("The first port must lie between 1024 and " + (65_535 - HIGHEST_DISTANCE)
                    + ", " + base + " does not");
        }
    }

    int gateway() {
        return base;
    }

    int profileWorker() {
        return base + 1;
    }

    int contentWorker() {
        return base + 2;
    }

    int mediaWorker() {
        return base + 3;
    }

    int simulator() {
        return base + 10;
    }

    int postgresql() {
        return base + 432;
    }

    RabbitPorts rabbitmq() {
        return RabbitPorts.from(base + 672);
    }

    int s3() {
        return base + HIGHEST_DISTANCE;
    }

    /** As many ports again, none of them among these: for the n-th further service of each kind, or ways around. */
    LocalPorts next(int n) {
        return new LocalPorts(base + n * NEXT);
    }

    /** Ports that no part of such a fleet finds taken, below those that outgoing connections are given. */
    static LocalPorts free(Function<LocalPorts, LocalFleet> fleet) {
        return new Random()
                .ints(11, 32)
                .mapToObj(thousand -> new LocalPorts(thousand * 1000))
                .filter(candidate -> fleet.apply(candidate).parts().stream()
                        .flatMap(part -> part.ports().stream())
                        .noneMatch(Ports::answers))
                .findFirst()
                .orElseThrow();
    }
}
