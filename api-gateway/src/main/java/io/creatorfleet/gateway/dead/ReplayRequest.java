package io.creatorfleet.gateway.dead;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.task.DeadSelection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dead tasks are to come back, and how fast.
 *
 * @param ids of tasks, dismissed ones too
 * @param filter instead of ids; dismissed tasks are left out
 * @param dryRun to be told what would happen, and nothing else
 * @param rate tasks a second; null: tasks by ids come at once, those by a filter 50 a second
 */
record ReplayRequest(
        @Nullable List<@Nullable Long> ids,
        @Nullable DeadFilter filter,
        @Nullable Boolean dryRun,
        @Nullable Double rate) {

    private static final double USUAL = 50;
    private static final double LEAST = 0.1;
    private static final double MOST = 1_000;

    boolean isDry() {
        return Boolean.TRUE.equals(dryRun);
    }

    DeadSelection selection() {
        DeadSelection meant = Choice.of(ids, filter);
        return ids == null ? meant.dismissed(false) : meant;
    }

    /** Null: at once. */
    @Nullable
    Double pace() {
        if (rate != null && !(rate >= LEAST && rate <= MOST)) {
            throw Refusal.badRequest(
                    "rate must be from %s to %.0f tasks a second, not %s".formatted(LEAST, MOST, rate));
        }
        return rate == null && filter != null ? Double.valueOf(USUAL) : rate;
    }
}
