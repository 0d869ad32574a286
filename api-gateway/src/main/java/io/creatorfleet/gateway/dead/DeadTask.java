package io.creatorfleet.gateway.dead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A task that is dead, or was and came back.
 *
 * @param text why it died; of one that came back, why it waits
 * @param attempts how many failed since it was inserted or last came back
 * @param diedAt null: it came back
 * @param dismissal null: nobody has put it aside
 */
record DeadTask(
        long id,
        String url,
        String kind,
        String platform,
        String subject,
        UUID job,
        String state,
        String fingerprint,
        String failure,
        @Nullable String text,
        int attempts,
        Instant createdAt,
        @Nullable Instant diedAt,
        @Nullable Dismissal dismissal) {

    /** That somebody put it aside, and why. */
    record Dismissal(Instant at, String reason) {}

    /**
     * An attempt that failed.
     *
     * @param attempt its number since the task was inserted or last came back
     * @param fence the number of the claim it was made under, which only grows
     */
    record Attempt(int attempt, long fence, String failure, String text, String worker, Instant at) {}

    /**
     * A task with all that is known of it.
     *
     * @param history every attempt that failed, the first first, those before a replay too
     */
    record Detail(DeadTask task, String upstream, String lane, int version, JsonNode payload, List<Attempt> history) {}
}
