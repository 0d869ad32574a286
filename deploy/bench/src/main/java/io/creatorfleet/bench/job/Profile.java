package io.creatorfleet.bench.job;

/**
 * An account as the platform shows it.
 *
 * @param picture the link to its picture
 */
record Profile(
        String id, String username, String name, String biography, long followers, long follows, String picture) {}
