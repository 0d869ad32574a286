package io.creatorfleet.gateway.operations;

import io.creatorfleet.gateway.operations.MeasureStore.Flow;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a kind's workers have to do in one lane, and what holds it up.
 *
 * @param paused whether a pause holds up all that waits
 * @param calls the budget that feeds it; null: what waits needs none
 */
record LaneLoad(Flow flow, boolean paused, @Nullable Calls calls) {

    /** The budget of an upstream, in calls a second; made: what all kinds together use of it, null if that is not known. */
    record Calls(String upstream, double allowed, @Nullable Double made) {

        // From this share of its budget on an upstream is a throttle. A budget lets 95 % through for good.
        private static final double FULL = 0.9;

        /** So many workers it can feed, as they call it at present; never fewer than there are. */
        int feeds(int workers) {
            if (made == null || made == 0) {
                return Integer.MAX_VALUE;
            }
            double share = made / allowed;
            return share >= FULL ? workers : (int) Math.min(Integer.MAX_VALUE, workers / share);
        }
    }

    String lane() {
        return flow.route().toLowerCase(Locale.ROOT);
    }

    /** Seconds until the backlog is gone at the present rate. */
    double drainSeconds() {
        return flow.backlog() == 0 ? 0 : flow.backlog() / flow.rate();
    }
}
