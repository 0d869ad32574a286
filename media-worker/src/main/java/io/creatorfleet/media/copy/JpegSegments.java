package io.creatorfleet.media.copy;

/** The segments of a JPEG: each tells its length, up to the picture itself, which goes on to the end-of-image marker. */
final class JpegSegments implements Structure {

    private static final byte MARK = (byte) 0xFF;
    private static final int FILL = 0xFF;
    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int FIRST_RESTART = 0xD0;
    private static final int LAST_RESTART = 0xD7;
    private static final int TEMPORARY = 0x01;
    private static final int LENGTH_BYTES = 2;

    private enum At {
        DATA,
        MARKER,
        LENGTH_HIGH,
        LENGTH_LOW,
        END
    }

    private At at = At.DATA;
    private int high;
    private long skip;

    @Override
    public void pass(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end && at != At.END) {
            if (skip > 0) {
                int over = (int) Math.min(skip, end - i);
                skip -= over;
                i += over;
            } else if (at == At.DATA && bytes[i] != MARK) {
                i++;
            } else {
                step(bytes[i] & 0xFF);
                i++;
            }
        }
    }

    private void step(int value) {
        switch (at) {
            case DATA -> at = At.MARKER;
            case MARKER -> at = after(value);
            case LENGTH_HIGH -> {
                high = value;
                at = At.LENGTH_LOW;
            }
            case LENGTH_LOW -> {
                skip = Math.max(0, (high << 8 | value) - LENGTH_BYTES);
                at = At.DATA;
            }
            case END -> throw new IllegalStateException("Nothing is read after the end of the image");
        }
    }

    /** A zero after a mark is a byte of the picture; these markers have no segment; all others do. */
    private static At after(int marker) {
        if (marker == END_OF_IMAGE) {
            return At.END;
        } else if (marker == FILL) {
            return At.MARKER;
        }
        boolean alone = marker == 0
                || marker == TEMPORARY
                || marker == START_OF_IMAGE
                || (marker >= FIRST_RESTART && marker <= LAST_RESTART);
        return alone ? At.DATA : At.LENGTH_HIGH;
    }

    @Override
    public boolean isOpen() {
        return at != At.END;
    }

    @Override
    public Structure copy() {
        JpegSegments copy = new JpegSegments();
        copy.at = at;
        copy.high = high;
        copy.skip = skip;
        return copy;
    }
}
