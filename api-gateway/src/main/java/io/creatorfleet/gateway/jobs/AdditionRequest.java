package io.creatorfleet.gateway.jobs;

import org.jspecify.annotations.Nullable;

/** The body of a request that adds a creator, before any check. */
record AdditionRequest(@Nullable String username, @Nullable String niche) {

    Addition onInstagram() {
        return Addition.instagram(username, niche);
    }
}
