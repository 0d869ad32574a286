package io.creatorfleet.gateway.dead;

import io.creatorfleet.gateway.Refusal;
import io.creatorfleet.task.DeadSelection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The two ways to say which dead tasks are meant; a request takes one of them. */
final class Choice {

    private static final int MOST_IDS = 1_000;

    private Choice() {}

    static DeadSelection of(@Nullable List<@Nullable Long> ids, @Nullable DeadFilter filter) {
        if (ids != null && filter != null) {
            throw Refusal.badRequest("Dead tasks are named by ids or by a filter, not by both");
        }
        if (filter != null) {
            return filter.deliberateSelection();
        }
        if (ids == null) {
            throw Refusal.badRequest("Dead tasks are named by ids or by a filter; neither is given");
        }
        List<Long> given = ids.stream().filter(Objects::nonNull).distinct().toList();
        if (given.isEmpty() || ids.contains(null) || ids.size() > MOST_IDS) {
            throw Refusal.badRequest("ids must be 1 to %d ids of tasks".formatted(MOST_IDS));
        }
        return DeadSelection.ALL.ids(given);
    }

    /** How many different tasks are named; 0 by a filter. */
    static int named(@Nullable List<@Nullable Long> ids) {
        return ids == null ? 0 : (int) ids.stream().distinct().count();
    }
}
