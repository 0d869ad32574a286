package io.creatorfleet.bench.media;

import java.net.URI;
import java.time.Duration;

/**
 * So many files of one size.
 *
 * @param size in bytes
 * @param late how long after it is asked for each of them comes
 */
record Files(int count, long size, Duration late) {

    /** Files that come at once. */
    Files(int count, long size) {
        this(count, size, Duration.ZERO);
    }

    /** The page that lists them, on the server at that port of this machine. */
    URI page(String port) {
        String latency = late.isZero() ? "" : "/late" + late.toMillis();
        return URI.create("http://127.0.0.1:%s%s/%d/%d/".formatted(port, latency, size, count));
    }

    double bytes() {
        return (double) count * size;
    }

    @Override
    public String toString() {
        if (size >= 1 << 30) {
            return count + " of " + (size >> 30) + " GiB";
        }
        return count + " of " + (size >= 1 << 20 ? (size >> 20) + " MiB" : (size >> 10) + " KiB");
    }
}
