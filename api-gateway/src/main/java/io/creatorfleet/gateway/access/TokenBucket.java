package io.creatorfleet.gateway.access;

import java.time.Duration;
import java.util.function.LongSupplier;

/** So many requests a second, and at once as many as come together in two. */
final class TokenBucket {

    private static final double NANOS = 1e9;
    private static final double SAVED_S = 2;

    private final double perSecond;
    private final double capacity;
    private final LongSupplier nanos;
    private double tokens;
    private long filled;

    TokenBucket(double perSecond, LongSupplier nanos) {
        this.perSecond = perSecond;
        this.capacity = Math.max(1, perSecond * SAVED_S);
        this.nanos = nanos;
        this.tokens = capacity;
        this.filled = nanos.getAsLong();
    }

    /** Takes a token; returns how long until there is one if there is none, else zero. */
    synchronized Duration take() {
        long now = nanos.getAsLong();
        tokens = Math.min(capacity, tokens + (now - filled) / NANOS * perSecond);
        filled = now;
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        return Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * NANOS));
    }
}
