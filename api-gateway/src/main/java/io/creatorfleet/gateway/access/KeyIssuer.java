package io.creatorfleet.gateway.access;

import io.creatorfleet.gateway.access.OperatorAction.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionOperations;

/** Gives keys out and takes them back, at the command of who holds the database's password; each time on record. */
final class KeyIssuer {

    private static final int LONGEST_NAME = 80;

    private final ApiKeyStore keys;
    private final ActionStore actions;
    private final TransactionOperations transactions;
    private final String host;

    KeyIssuer(
            ApiKeyStore keys,
            ActionStore actions,
            TransactionOperations transactions,
            @Value("${fleet.host}") String host) {
        this.keys = keys;
        this.actions = actions;
        this.transactions = transactions;
        this.host = host;
    }

    /**
     * Lets in who has the key; returns its number, or none when it was given out before.
     *
     * @param perSecond how many requests it may make; null: as the gateways are set
     */
    Optional<Long> create(SecretKey key, Role role, String name, @Nullable Double perSecond) {
        String holder = name.strip();
        if (holder.isEmpty() || holder.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "A key needs a name of 1 to %d characters. Nothing was created.".formatted(LONGEST_NAME));
        }
        if (perSecond != null && !(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "A key cannot make %s requests a second. Nothing was created.".formatted(perSecond));
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<Long> created = keys.insert(key, role, holder, perSecond);
            created.ifPresent(id -> record("key create", "%d %s %s".formatted(id, role.word(), holder)));
            return created;
        }));
    }

    List<ApiKey> list() {
        return keys.all();
    }

    ApiKey revoke(long id) {
        return Objects.requireNonNull(transactions.execute(status -> {
            boolean revoked = keys.revoke(id);
            ApiKey key = keys.find(id)
                    .orElseThrow(() -> new IllegalArgumentException("There is no key " + id + ". Nothing was done."));
            if (!revoked) {
                throw new IllegalArgumentException(
                        "Key %d of %s was revoked at %s already.".formatted(id, key.name(), key.revokedAt()));
            }
            record("key revoke", "%d %s %s".formatted(id, key.role().word(), key.name()));
            return key;
        }));
    }

    private void record(String action, String target) {
        String actor = "command of " + System.getProperty("user.name");
        actions.insertOutcome(actions.insert(actor, null, host, action, target, null), Outcome.DONE, null);
    }
}
