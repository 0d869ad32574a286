package io.creatorfleet.local.chaos;

import java.time.Duration;
import java.util.Locale;

/** A way in which something fails: what it is done to, how often next to the others, and for how long. */
enum FaultKind {
    GATEWAY_KILLED(Target.GATEWAY, 2, 0, 0),
    GATEWAY_STOPPED(Target.GATEWAY, 1, 1_000, 8_000),
    PROFILE_WORKER_KILLED(Target.PROFILE_WORKER, 3, 0, 0),
    PROFILE_WORKER_STOPPED_BRIEFLY(Target.PROFILE_WORKER, 2, 1_000, 3_000),
    PROFILE_WORKER_STOPPED_PAST_LEASE(Target.PROFILE_WORKER, 2, 7_000, 10_000),
    CONTENT_WORKER_KILLED(Target.CONTENT_WORKER, 3, 0, 0),
    CONTENT_WORKER_STOPPED_BRIEFLY(Target.CONTENT_WORKER, 2, 1_000, 3_000),
    CONTENT_WORKER_STOPPED_PAST_LEASE(Target.CONTENT_WORKER, 2, 7_000, 10_000),
    MEDIA_WORKER_KILLED(Target.MEDIA_WORKER, 4, 0, 0),
    MEDIA_WORKER_STOPPED_BRIEFLY(Target.MEDIA_WORKER, 2, 1_000, 3_000),
    MEDIA_WORKER_STOPPED_PAST_LEASE(Target.MEDIA_WORKER, 3, 7_000, 10_000),

    POSTGRESQL_RESTARTED(Target.POSTGRESQL, 1, 500, 2_000),
    POSTGRESQL_CRASHED(Target.POSTGRESQL, 1, 500, 2_000),
    POSTGRESQL_CONNECTIONS_RESET(Target.POSTGRESQL, 3, 0, 0),
    POSTGRESQL_CONNECTIONS_FROZEN(Target.POSTGRESQL, 1, 1_000, 4_000),
    POSTGRESQL_SLOW(Target.POSTGRESQL, 1, 1_000, 3_000),

    RABBITMQ_RESTARTED(Target.RABBITMQ, 1, 500, 2_000),
    RABBITMQ_KILLED(Target.RABBITMQ, 1, 500, 2_000),
    RABBITMQ_WIPED(Target.RABBITMQ, 1, 0, 0),
    RABBITMQ_CONNECTIONS_RESET(Target.RABBITMQ, 4, 0, 0),
    RABBITMQ_CONNECTIONS_FROZEN(Target.RABBITMQ, 2, 2_000, 6_000),
    MESSAGES_DUPLICATED(Target.RABBITMQ, 4, 0, 0),
    MESSAGES_HELD_BACK(Target.RABBITMQ, 3, 3_000, 8_000),

    S3_CONNECTIONS_RESET(Target.S3, 4, 0, 0),
    S3_CONNECTIONS_FROZEN(Target.S3, 2, 1_000, 5_000),
    S3_ERRORS(Target.S3, 4, 1_000, 4_000),
    S3_SLOW(Target.S3, 3, 1_000, 4_000),

    PLATFORM_THROTTLES(Target.PLATFORM, 3, 1_000, 4_000),
    PLATFORM_RATE_LIMITS(Target.PLATFORM, 3, 1_000, 3_000),
    PLATFORM_RATE_LIMITS_WITHOUT_WAIT(Target.PLATFORM, 2, 1_000, 3_000),
    PLATFORM_ERRORS(Target.PLATFORM, 4, 1_000, 4_000),
    PLATFORM_HTML(Target.PLATFORM, 4, 1_000, 4_000),
    PLATFORM_BROKEN_JSON(Target.PLATFORM, 4, 1_000, 4_000),
    PLATFORM_LATE(Target.PLATFORM, 3, 1_000, 4_000),
    PLATFORM_SILENT(Target.PLATFORM, 3, 1_000, 4_000),

    CDN_TRUNCATED(Target.CDN, 4, 1_000, 4_000),
    CDN_WRONG_LENGTH(Target.CDN, 4, 1_000, 4_000),
    CDN_SILENT(Target.CDN, 3, 1_000, 3_000),
    CDN_SLOW(Target.CDN, 3, 1_000, 4_000),
    CDN_HTML(Target.CDN, 4, 1_000, 4_000),
    CDN_ERRORS(Target.CDN, 4, 1_000, 4_000),
    CDN_LINKS_EXPIRED(Target.CDN, 4, 1_000, 3_000);

    private final Target target;
    private final int weight;
    private final int shortest;
    private final int longest;

    FaultKind(Target target, int weight, int shortestMillis, int longestMillis) {
        this.target = target;
        this.weight = weight;
        this.shortest = shortestMillis;
        this.longest = longestMillis;
    }

    Target target() {
        return target;
    }

    int weight() {
        return weight;
    }

    /** How long one lasts that stands so far, from 0 to 1, between the shortest and the longest. */
    Duration lasts(double share) {
        return Duration.ofMillis(Math.round(shortest + share * (longest - shortest)));
    }

    /** As people read it: {@code media worker killed}. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
