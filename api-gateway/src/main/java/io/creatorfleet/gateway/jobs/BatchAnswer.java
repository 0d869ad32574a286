package io.creatorfleet.gateway.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers to a batch.
 *
 * @param success whether any entry was accepted
 * @param answers one for each entry, in their order: {@link Accepted} or {@link Refused}
 */
record BatchAnswer(boolean success, int accepted, int refused, List<Object> answers) {

    /** The answer to an entry that was not accepted; {@code creator} repeats it. */
    record Refused(boolean success, @Nullable AdditionRequest creator, String error) {}
}
