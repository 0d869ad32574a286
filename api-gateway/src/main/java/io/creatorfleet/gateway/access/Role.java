package io.creatorfleet.gateway.access;

import io.creatorfleet.gateway.Words;

/** What the holder of a key may do. */
enum Role {
    /** Adds creators and reads everything that clients are shown. */
    CLIENT,
    /** Does everything. */
    OPERATOR;

    /** Whether this role may do what that one may. */
    boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    String word() {
        return Words.word(this);
    }
}
