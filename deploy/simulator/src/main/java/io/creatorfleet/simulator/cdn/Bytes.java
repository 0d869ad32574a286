package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;
import java.io.IOException;
import java.io.OutputStream;

/** A run of bytes of which any part can be written without the rest. */
sealed interface Bytes {

    long length();

    /** Writes the bytes from one place (included) to another (excluded). */
    void write(OutputStream out, long from, long to) throws IOException;

    /** Bytes that are given. */
    final class Given implements Bytes {

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void write(OutputStream out, long from, long to) throws IOException {
            out.write(bytes, (int) from, (int) (to - from));
        }
    }

    /** Bytes without meaning, eight at a time from the seed and their place. */
    record Filler(long length, Seed seed) implements Bytes {

        private static final int BUFFER = 16 * 1024;

        @Override
        public void write(OutputStream out, long from, long to) throws IOException {
            byte[] buffer = new byte[(int) Math.min(BUFFER, to - from)];
            long at = from;
            while (at < to) {
                int count = (int) Math.min(buffer.length, to - at);
                fill(buffer, at, count);
                out.write(buffer, 0, count);
                at += count;
            }
        }

        private void fill(byte[] buffer, long at, int count) {
            long word = 0;
            for (int i = 0; i < count; i++) {
                long place = at + i;
                if (i == 0 || (place & 7) == 0) {
                    word = Seed.mix(seed.value() + (place >>> 3)) >>> ((place & 7) * 8);
                }
                buffer[i] = (byte) word;
                word >>>= 8;
            }
        }
    }
}
