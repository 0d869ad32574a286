package io.creatorfleet.task;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that became RUNNING.
 *
 * @param dispatchedAt when its dispatch was committed
 * @param waited since it was due
 * @param isolated whether it must run in a process of its own
 * @param kills how often such a process was killed from outside
 * @param creator whom its job is about, as {@code instagram/spacex}
 * @param traceparent the span of what caused it; null if nothing was traced
 */
record Claim(
        Task task,
        Instant dispatchedAt,
        Duration waited,
        boolean isolated,
        int kills,
        String creator,
        @Nullable String traceparent) {}
