package io.creatorfleet.local;

import io.creatorfleet.backing.RabbitPorts;

/** The ports of a local fleet, all at fixed distances from the first, which is the gateway's. */
record LocalPorts(int base) {

    static final int DEFAULT_BASE = 10_000;
    private static final int HIGHEST_DISTANCE = 900;

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
}
