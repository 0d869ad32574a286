package io.creatorfleet.gateway.dead;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.task.DeadSelection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dead tasks are to be put aside, and why.
 *
 * @param dryRun to be told what would happen, and nothing else
 */
record DismissRequest(
        @Nullable List<@Nullable Long> ids,
        @Nullable DeadFilter filter,
        @Nullable String reason,
        @Nullable Boolean dryRun) {

    private static final int LONGEST = 500;

    boolean isDry() {
        return Boolean.TRUE.equals(dryRun);
    }

    DeadSelection selection() {
        return Choice.of(ids, filter).dismissed(false);
    }

    String why() {
        if (reason == null || reason.isBlank()) {
            throw Refusal.badRequest("A dismissal needs a reason");
        }
        if (reason.length() > LONGEST) {
            throw Refusal.badRequest("reason may have %d characters, not %d".formatted(LONGEST, reason.length()));
        }
        return reason.strip();
    }
}
