package io.creatorfleet.gateway.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator did or tried to do.
 *
 * @param actor the name of the key, {@code local} without one, or who gave the command
 * @param key the number of the key; null: none was used
 * @param address where it came from
 * @param request the body, cut when it is long; null: there was none
 * @param outcome done, refused or failed; null: it is under way, or was cut off in the middle
 * @param status of the answer; null: as outcome, or it was a command
 */
record OperatorAction(
        long id,
        Instant at,
        String actor,
        @Nullable Long key,
        String address,
        String action,
        String target,
        @Nullable String request,
        @Nullable String outcome,
        @Nullable Integer status,
        @Nullable Instant endedAt) {

    /** What became of an action. */
    enum Outcome {
        DONE,
        REFUSED,
        FAILED;

        static Outcome of(int status) {
            if (status >= 500) {
                return FAILED;
            }
            return status >= 400 ? REFUSED : DONE;
        }
    }
}
