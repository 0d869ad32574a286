package io.creatorfleet.bench.job;

/** How much was copied. */
record Amount(long files, long bytes) {}
