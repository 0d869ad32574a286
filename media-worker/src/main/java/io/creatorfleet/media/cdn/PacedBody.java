package io.creatorfleet.media.cdn;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A body that fails when it comes too slowly, is held to its host's rate, and tells how the visit ended. Only the time
 * spent waiting for it counts: a reader may be slower than any CDN.
 */
final class PacedBody extends InputStream {

    private final InputStream body;
    private final long perSecond;
    private final Duration over;
    private final Visit visit;
    private final Throttle throttle;
    private long left;
    private long waited;
    private long came;

    /** @param length of the body; negative: unknown */
    PacedBody(InputStream body, long length, CdnProperties properties, Visit visit, Throttle throttle) {
        this.body = body;
        this.left = length;
        this.perSecond = properties.minimumRate().toBytes();
        this.over = properties.minimumRateOver();
        this.visit = visit;
        this.throttle = throttle;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = timed(bytes, offset, length);
        } catch (IOException failure) {
            visit.fail();
            throw failure;
        }
        if (read < 0 || left == 0) {
            visit.end(HostLimit.Outcome.SERVED);
        } else {
            throttle.pass(read);
        }
        return read;
    }

    private int timed(byte[] bytes, int offset, int length) throws IOException {
        long began = System.nanoTime();
        int read = body.read(bytes, offset, length);
        waited += System.nanoTime() - began;
        if (read > 0) {
            came += read;
            left -= read;
            finishAtLength();
        }
        refuseIfSlow();
        return read;
    }

    /** The end is read with the last byte, which gives the connection back: who knows the length reads no further. */
    private void finishAtLength() throws IOException {
        if (left == 0 && body.read() >= 0) {
            throw new IOException("more bytes than announced");
        }
    }

    private void refuseIfSlow() throws IOException {
        if (waited < over.toNanos()) {
            return;
        }
        if (came < perSecond * over.toMillis() / 1000) {
            throw new IOException("%d bytes in %s".formatted(came, Duration.ofNanos(waited)));
        }
        waited = 0;
        came = 0;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
