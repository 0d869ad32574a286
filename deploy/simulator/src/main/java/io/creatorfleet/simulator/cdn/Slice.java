package io.creatorfleet.simulator.cdn;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file that is sent, and the status that says so.
 *
 * @param from its first byte
 * @param to the byte after its last
 */
record Slice(int status, long from, long to) {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** The part that a Range header asks for: the whole file when it asks for none, or in a way that is not understood. */
    static Slice of(@Nullable String range, long length) {
        Matcher matcher = RANGE.matcher(range == null ? "" : range.strip());
        if (!matcher.matches() || matcher.end(1) - matcher.start(1) + matcher.end(2) - matcher.start(2) == 0) {
            return whole(length);
        }
        if (matcher.group(1).isEmpty()) {
            long last = Long.parseLong(matcher.group(2));
            return last == 0 ? unsatisfiable() : new Slice(206, Math.max(0, length - last), length);
        }
        long from = Long.parseLong(matcher.group(1));
        long to = matcher.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(matcher.group(2)) + 1;
        if (to <= from) {
            return whole(length);
        }
        return from >= length ? unsatisfiable() : new Slice(206, from, Math.min(to, length));
    }

    static Slice whole(long length) {
        return new Slice(200, 0, length);
    }

    private static Slice unsatisfiable() {
        return new Slice(416, 0, 0);
    }

    long length() {
        return to - from;
    }

    /** The Content-Range header of an answer with this part of a file. */
    String contentRange(long length) {
        return status == 416 ? "bytes */" + length : "bytes " + from + "-" + (to - 1) + "/" + length;
    }
}
