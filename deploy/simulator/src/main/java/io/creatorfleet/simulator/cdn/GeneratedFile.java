package io.creatorfleet.simulator.cdn;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The content of a file as runs of bytes, one after the other. */
record GeneratedFile(String contentType, List<Bytes> parts) {

    long length() {
        return parts.stream().mapToLong(Bytes::length).sum();
    }

    /** Writes the bytes from one place (included) to another (excluded). */
    void write(OutputStream out, long from, long to) throws IOException {
        long start = 0;
        for (Bytes part : parts) {
            long end = start + part.length();
            if (from < end && to > start) {
                part.write(out, Math.max(from, start) - start, Math.min(to, end) - start);
            }
            start = end;
        }
    }
}
