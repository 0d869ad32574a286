package io.creatorfleet.bench.job;

/**
 * A reel or a post of one file.
 *
 * @param link to the file
 */
record Item(
        String id,
        boolean reel,
        String caption,
        String permalink,
        String time,
        long likes,
        long comments,
        String link) {}
