package io.creatorfleet.gateway.jobs;

import io.creatorfleet.gateway.Refusal;
import org.jspecify.annotations.Nullable;

/** The field a creator works in, as people name it. */
public final class Niche {

    private static final int LONGEST = 80;

    private Niche() {}

    /** The niche a client gave, or null when it gave none. */
    public static @Nullable String parse(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        String niche = given.strip();
        if (niche.codePointCount(0, niche.length()) > LONGEST) {
            throw Refusal.badRequest("Niche may hold at most %d characters".formatted(LONGEST));
        }
        if (niche.codePoints().anyMatch(Character::isISOControl)) {
            throw Refusal.badRequest("Niche may not hold control characters");
        }
        return niche;
    }
}
