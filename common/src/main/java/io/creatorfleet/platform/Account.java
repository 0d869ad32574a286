package io.creatorfleet.platform;

import org.jspecify.annotations.Nullable;

/**
 * An account as its platform shows it. A null is unknown, never zero or empty.
 *
 * @param id the platform's own id, which outlives a change of name
 * @param username in the platform's spelling
 * @param items how many items the platform says the account has published
 * @param details a JSON object of what only this platform knows
 */
public record Account(
        String id,
        String username,
        @Nullable String displayName,
        @Nullable String biography,
        @Nullable String website,
        @Nullable Asset picture,
        @Nullable Long followers,
        @Nullable Long follows,
        @Nullable Long items,
        @Nullable String details) {

    /** What a platform needs to find an account again: some look up by id, others by name. */
    public record Reference(String id, String username) {}
}
