package io.creatorfleet.gateway.access;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The valid keys, as they were a moment ago: a request is known without a look into the database. A revoked key is gone
 * with the next reading; a key that is not known is looked for at once, unless that was just done.
 */
@Component
final class KeyRing {

    private static final Logger log = LoggerFactory.getLogger(KeyRing.class);
    private static final long BETWEEN_LOOKS = Duration.ofMillis(250).toNanos();

    private final ApiKeyStore store;
    private final RateLimits limits;
    private final Set<Long> used = ConcurrentHashMap.newKeySet();
    private volatile Map<String, ApiKey> keys = Map.of();
    private long looked = System.nanoTime() - BETWEEN_LOOKS;
    private boolean failing;

    KeyRing(ApiKeyStore store, RateLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    Optional<ApiKey> find(SecretKey presented) {
        String digest = presented.sha256();
        ApiKey known = keys.get(digest);
        ApiKey key = known == null ? look().get(digest) : known;
        if (key != null) {
            used.add(key.id());
        }
        return Optional.ofNullable(key);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    private synchronized Map<String, ApiKey> look() {
        if (System.nanoTime() - looked >= BETWEEN_LOOKS) {
            read();
        }
        return keys;
    }

    synchronized void read() {
        looked = System.nanoTime();
        keys = store.valid().stream().collect(Collectors.toUnmodifiableMap(ApiKey::sha256, Function.identity()));
        limits.keep(keys.values());
    }

    /** To be called over and over; while the database is away, the keys that were valid stay so. */
    synchronized void refresh() {
        List<Long> since = List.copyOf(used);
        try {
            read();
            if (!since.isEmpty()) {
                store.markUsed(since);
                used.removeAll(since);
            }
            failing = false;
        } catch (DataAccessException | TransactionException away) {
            if (!failing) {
                log.warn("The keys cannot be read, those known stay valid until they can: {}", away.toString());
            }
            failing = true;
        }
    }
}
