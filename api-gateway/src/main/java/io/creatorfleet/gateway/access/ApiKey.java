package io.creatorfleet.gateway.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is kept: without the key itself.
 *
 * @param sha256 of the key, in hexadecimal
 * @param beginning of the key, to recognise it by
 * @param perSecond how many requests it may make; null: as the gateways are set
 * @param usedAt when it was last used, to a minute; null: never
 * @param revokedAt null: it is valid
 */
record ApiKey(
        long id,
        String name,
        Role role,
        String sha256,
        String beginning,
        @Nullable Double perSecond,
        Instant createdAt,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt) {}
