package io.creatorfleet.gateway.dead;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.task.DeadSelection;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dismissed tasks are to be listed again.
 *
 * @param ids of tasks
 * @param filter instead of ids
 * @param dismissedAt instead of both: when they were put aside, as the answer to that said
 */
record RestoreRequest(
        @Nullable List<@Nullable Long> ids,
        @Nullable DeadFilter filter,
        @Nullable String dismissedAt) {

    DeadSelection selection() {
        if (dismissedAt == null) {
            return Choice.of(ids, filter).dismissed(true);
        }
        if (ids != null || filter != null) {
            throw Refusal.badRequest("Dismissed tasks are named by ids, a filter or dismissed_at, by one of them");
        }
        try {
            return DeadSelection.ALL.dismissed(true).dismissedAt(Instant.parse(dismissedAt));
        } catch (DateTimeException unreadable) {
            throw Refusal.badRequest(
                    "dismissed_at must be a time like 2026-01-31T12:00:00.123456Z, not %s".formatted(dismissedAt));
        }
    }
}
