package io.creatorfleet.media.copy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The outermost chunks of a file, each with its length in its header. */
final class Chunks implements Structure {

    /** How chunks tell their length. */
    enum Layout {
        /** ISO base media, which MP4, AVIF and HEIC are: 32 bits, or 64 after a length of 1; 0 reaches to the end. */
        BOXES(0),
        /** PNG, after its signature: the length of the data alone; the last chunk is IEND. */
        PNG(8),
        /** RIFF, which WebP is: one chunk, little-endian. */
        RIFF(0);

        private final int signature;

        Layout(int signature) {
            this.signature = signature;
        }
    }

    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;
    private static final int PNG_CHECKSUM = 4;

    private final Layout layout;
    private final byte[] header = new byte[LARGE_HEADER];
    private int have;
    private long skip;
    private boolean last;

    Chunks(Layout layout) {
        this.layout = layout;
        this.skip = layout.signature;
    }

    @Override
    public void pass(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end && !(last && skip == 0)) {
            if (skip > 0) {
                int over = (int) Math.min(skip, end - i);
                skip -= over;
                i += over;
            } else {
                header[have++] = bytes[i++];
                if ((have == HEADER && !isLarge()) || have == LARGE_HEADER) {
                    begin();
                }
            }
        }
    }

    private boolean isLarge() {
        return layout == Layout.BOXES && ByteBuffer.wrap(header).getInt() == 1;
    }

    private void begin() {
        switch (layout) {
            case BOXES -> beginBox();
            case PNG -> {
                skip = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt()) + PNG_CHECKSUM;
                last = new String(header, Integer.BYTES, Integer.BYTES, StandardCharsets.US_ASCII).equals("IEND");
            }
            case RIFF -> {
                skip = Integer.toUnsignedLong(
                        ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(Integer.BYTES));
                last = true;
            }
        }
        have = 0;
    }

    private void beginBox() {
        ByteBuffer fields = ByteBuffer.wrap(header);
        long size = have == LARGE_HEADER ? fields.getLong(HEADER) : Integer.toUnsignedLong(fields.getInt());
        // A box to the end of the file, or no box at all: nothing can be said of what follows.
        last = size < have;
        skip = Math.max(0, size - have);
    }

    @Override
    public boolean isOpen() {
        return skip > 0 || (layout == Layout.PNG && !last);
    }

    @Override
    public Structure copy() {
        Chunks copy = new Chunks(layout);
        System.arraycopy(header, 0, copy.header, 0, have);
        copy.have = have;
        copy.skip = skip;
        copy.last = last;
        return copy;
    }
}
