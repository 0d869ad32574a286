package io.creatorfleet.local.console;

import java.net.URI;
import java.util.List;

/**
 * Where a console is, and where the files are that it shows.
 *
 * @param files the address of the bucket
 */
record Console(URI gateway, URI files) {

    /** Whether a page of it may ask for that. */
    boolean serves(String address) {
        return address.startsWith("data:")
                || address.startsWith("blob:" + gateway)
                || List.of(gateway, files).stream().anyMatch(own -> sameOrigin(own, URI.create(address)));
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme()) && one.getAuthority().equals(other.getAuthority());
    }
}
