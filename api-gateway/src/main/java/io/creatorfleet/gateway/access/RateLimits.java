package io.creatorfleet.gateway.access;

import io.creatorfleet.gateway.Refusal;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How much of its rate each key has left at this gateway. Another gateway counts for itself. */
@Component
final class RateLimits {

    private final AccessProperties properties;
    private final Map<Long, TokenBucket> buckets = new ConcurrentHashMap<>();

    RateLimits(AccessProperties properties) {
        this.properties = properties;
    }

    /** Counts a request; refuses it when the key has made too many. */
    void count(ApiKey key) {
        double perSecond = key.perSecond() == null ? properties.requestsPerSecond() : key.perSecond();
        Duration wait = buckets.computeIfAbsent(key.id(), id -> new TokenBucket(perSecond, System::nanoTime))
                .take();
        if (wait.isPositive()) {
            Duration rounded =
                    Duration.ofSeconds(wait.plusSeconds(1).minusNanos(1).toSeconds());
            throw Refusal.tooMany(
                    "The key %s makes more than its %s requests a second".formatted(key.name(), perSecond), rounded);
        }
    }

    /** Forgets the keys that are not among these. */
    void keep(Collection<ApiKey> keys) {
        buckets.keySet().retainAll(keys.stream().map(ApiKey::id).collect(Collectors.toSet()));
    }
}
