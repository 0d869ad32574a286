package io.creatorfleet.simulator.conditions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A clock that can run fast and be put forward. */
@Component
public final class SimulatedClock implements InstantSource {

    private final Instant start;
    private final long startNanos = System.nanoTime();
    private final double scale;
    private final @Nullable Instant accountsUntil;
    private Duration advanced = Duration.ZERO;

    public SimulatedClock(ConditionsProperties properties) {
        Instant given = properties.clockStart();
        this.start = given == null ? Instant.now() : given;
        this.scale = properties.clockScale();
        this.accountsUntil = properties.accountsUntil();
    }

    @Override
    public synchronized Instant instant() {
        long elapsed = System.nanoTime() - startNanos;
        return start.plusNanos(Math.round(elapsed * scale)).plus(advanced);
    }

    /** The time as of which accounts are shown: now, unless they have come to stand still before. */
    public Instant ofAccounts() {
        Instant now = instant();
        return accountsUntil == null || now.isBefore(accountsUntil) ? now : accountsUntil;
    }

    /** Puts the clock forward; it never goes back. */
    public synchronized Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock cannot be put back by " + by + ": it stays as it is");
        }
        advanced = advanced.plus(by);
        return instant();
    }
}
