package io.creatorfleet.gateway.operations;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the gateway can do its work.
 *
 * @param status up: all is well; degraded: work is accepted and waits; down: work cannot be accepted
 */
record Health(String status, Map<String, Dependency> dependencies) {

    /**
     * A dependency that was just tried.
     *
     * @param error why it did not answer; null: it did
     */
    record Dependency(String status, long tookMs, @Nullable String error) {

        boolean up() {
            return error == null;
        }
    }

    boolean down() {
        return status.equals("down");
    }
}
