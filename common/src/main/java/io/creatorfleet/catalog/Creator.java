package io.creatorfleet.catalog;

import io.creatorfleet.platform.Account;
import io.creatorfleet.platform.PlatformId;
import org.jspecify.annotations.Nullable;

/**
 * A creator that is held, as far as the stages need to know it.
 *
 * @param externalId the platform's own id
 * @param items how many items the platform says the account has published; null: unknown
 */
public record Creator(
        long id,
        PlatformId platform,
        String externalId,
        String username,
        @Nullable Long items) {

    /** What the platform needs to find the account again. */
    public Account.Reference reference() {
        return new Account.Reference(externalId, username);
    }

    /** What the keys of all of the creator's objects begin with: ids alone, so that no rename moves an object. */
    public String objectPrefix() {
        return platform.key() + "/" + ObjectKey.segment(externalId) + "/";
    }
}
