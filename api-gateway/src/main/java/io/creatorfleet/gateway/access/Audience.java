package io.creatorfleet.gateway.access;

/** Who may call a handler. */
public enum Audience {
    /** Everybody: it holds nothing but the pages and the description of the API. */
    ANYONE,
    /** Everybody on the configured networks, and operators. */
    NETWORK,
    /** Who has a key, whatever its role. */
    CLIENTS,
    /** Who has a key with the role operator. What it changes is put on record. */
    OPERATORS
}
