package io.creatorfleet.media.copy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream as a stream of its own, which fails if there are fewer. Closing it leaves the other open. */
final class Slice extends InputStream {

    private final InputStream whole;
    private final long length;
    private final Runnable beforeLast;
    private long left;

    Slice(InputStream whole, long length, Runnable beforeLast) {
        this.whole = whole;
        this.length = length;
        this.beforeLast = beforeLast;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int wanted) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = whole.read(bytes, offset, (int) Math.min(left, wanted));
        if (read < 0) {
            throw new EOFException(
                    "The file ended %d bytes before the %d that were to be sent".formatted(left, length));
        }
        left -= read;
        if (left == 0) {
            beforeLast.run();
        }
        return read;
    }
}
