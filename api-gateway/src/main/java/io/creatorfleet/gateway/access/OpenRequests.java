package io.creatorfleet.gateway.access;

import io.creatorfleet.gateway.Refusal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How many requests each key has open at this gateway. Those that wait for a job, or are sent events, are open for as long
 * as their client likes and hold a connection each, of which there are not enough for all that one client may ask for.
 */
@Component
final class OpenRequests {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final int most;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    OpenRequests(AccessProperties properties) {
        this.most = properties.requestsAtOnce();
    }

    /** Counts one that begins; refuses it when its key has too many open. Who has no key waits for nothing. */
    void begin(Caller caller) {
        if (caller.key() != null && open.merge(caller.id(), 1, Integer::sum) > most) {
            end(caller);
            throw Refusal.tooMany(
                    "The key %s has %d requests open at this gateway, the most at once: end a stream or a wait"
                            .formatted(caller.name(), most),
                    RETRY_AFTER);
        }
    }

    /** Counts the end of one that has begun. */
    void end(Caller caller) {
        open.computeIfPresent(caller.id(), (key, requests) -> requests == 1 ? null : requests - 1);
    }
}
