package io.creatorfleet.local.chaos;

import java.time.Duration;

/**
 * What a fault is done to. Two faults never concern the same one at the same time, so that each can be told from the other and
 * PostgreSQL, RabbitMQ and the bucket are away at most once each.
 */
enum Target {
    // One gateway at a time: the API has to answer on the other.
    GATEWAY("api-gateway", true, false, Duration.ofSeconds(14)),
    PROFILE_WORKER("profile-worker", true, true, Duration.ofSeconds(6)),
    CONTENT_WORKER("content-worker", true, true, Duration.ofSeconds(6)),
    MEDIA_WORKER("media-worker", true, true, Duration.ofSeconds(6)),
    POSTGRESQL("postgresql", false, false, Duration.ofSeconds(3)),
    RABBITMQ("rabbitmq", false, false, Duration.ofSeconds(3)),
    S3("s3", false, false, Duration.ofSeconds(1)),
    PLATFORM("instagram", false, true, Duration.ZERO),
    CDN("cdn", false, true, Duration.ZERO);

    private final String key;
    private final boolean twofold;
    private final boolean manifold;
    private final Duration recovery;

    Target(String key, boolean twofold, boolean manifold, Duration recovery) {
        this.key = key;
        this.twofold = twofold;
        this.manifold = manifold;
        this.recovery = recovery;
    }

    /** Whether there are two of it, known by numbers. */
    boolean isTwofold() {
        return twofold;
    }

    /** Whether several faults of different kinds, or on different ones of the two, may be on at once. */
    boolean isManifold() {
        return manifold;
    }

    /** How long it is left alone after a fault. */
    Duration recovery() {
        return recovery;
    }

    /** The name of one of it, as parts of a fleet are called. */
    String name(int number) {
        return twofold ? key + "-" + number : key;
    }

    String key() {
        return key;
    }
}
