package io.creatorfleet.simulator.graph;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A call to the API.
 *
 * @param node id of the account that discovers
 * @param token from the header or the query
 * @param address that the call came in at
 */
record GraphCall(
        String version,
        String node,
        @Nullable String fields,
        @Nullable String token,
        @Nullable String proof,
        URI address) {}
