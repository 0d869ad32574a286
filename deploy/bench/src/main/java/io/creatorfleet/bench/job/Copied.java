package io.creatorfleet.bench.job;

/** A file that is in the bucket. */
record Copied(String key, long size, String sha256, String etag, String type) {}
