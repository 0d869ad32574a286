package io.creatorfleet.media.cdn;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a file: its bytes from an offset on.
 *
 * @param validator what the CDN called the content of which the first bytes are there already; null for a whole file
 */
public record Range(long offset, @Nullable String validator) {

    public static final Range WHOLE = new Range(0, null);

    /** As the header of HTTP. */
    String header() {
        return "bytes=" + offset + "-";
    }
}
