package io.creatorfleet.gateway.dead;

import io.creatorfleet.gateway.Limit;
import io.creatorfleet.task.DeadSelection;
import org.jspecify.annotations.Nullable;

/**
 * Which dead tasks are to be listed; null: any.
 *
 * @param since those that died then or later
 * @param before those that died earlier
 * @param dismissed those that were dismissed, and no others; null: no such
 */
record DeadQuery(
        @Nullable String kind,
        @Nullable String fingerprint,
        @Nullable String platform,
        @Nullable String job,
        @Nullable String since,
        @Nullable String before,
        @Nullable Boolean dismissed,
        @Nullable String cursor,
        @Nullable Integer limit) {

    DeadSelection selection() {
        DeadFilter filter = new DeadFilter(kind, fingerprint, platform, job, since, before, null);
        return filter.selection().dismissed(Boolean.TRUE.equals(dismissed));
    }

    Limit most() {
        return Limit.of(limit);
    }
}
