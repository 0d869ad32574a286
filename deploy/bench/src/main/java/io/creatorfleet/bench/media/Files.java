package io.creatorfleet.bench.media;

/**
 * So many files of one size.
 *
 * @param size in bytes
 */
record Files(int count, long size) {

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
