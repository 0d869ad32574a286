package io.creatorfleet.simulator.conditions;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;

/** A stream that takes a given time for a given number of bytes, in drops of equal size. */
public final class Drip extends OutputStream {

    private static final int DROPS = 20;

    private final OutputStream out;
    private final long drop;
    private final Duration pause;
    private long untilPause;

    public Drip(OutputStream out, long length, Duration time) {
        this.out = out;
        this.drop = Math.max(1, length / DROPS);
        this.pause = time.dividedBy(DROPS);
        this.untilPause = drop;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            int part = (int) Math.min(length - written, untilPause);
            out.write(bytes, offset + written, part);
            written += part;
            untilPause -= part;
            if (untilPause == 0) {
                out.flush();
                await(pause);
                untilPause = drop;
            }
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /** Lets time pass in the middle of an answer. */
    public static void await(Duration time) throws IOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The server stops: the answer ends here");
        }
    }
}
