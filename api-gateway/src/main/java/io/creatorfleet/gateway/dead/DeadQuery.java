package io.creatorfleet.gateway.dead;

import io.creatorfleet.gateway.Limit;
import io.creatorfleet.task.DeadSelection;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which dead tasks are to be listed; null: any.
 *
 * @param since those that died then or later
 * @param before those that died earlier
 * @param dismissed those that were dismissed, and no others; null: no such
 */
record DeadQuery(
        @Parameter(description = "Only tasks of this kind, such as media") @Nullable
        String kind,

        @Parameter(description = "Only tasks that died of this cause") @Nullable
        String fingerprint,

        @Parameter(description = "Only tasks on this platform: instagram or reddit") @Nullable
        String platform,

        @Parameter(description = "Only tasks of this job") @Nullable
        String job,

        @Parameter(description = "Only tasks that died at this time or later, such as 2026-01-31T12:00:00Z") @Nullable
        String since,

        @Parameter(description = "Only tasks that died earlier than that") @Nullable
        String before,

        @Parameter(description = "true: those that were dismissed, and no others") @Nullable
        Boolean dismissed,

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
