package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A JPEG of a given size: a picture after as many comment segments as it takes. */
final class JpegFile {

    private static final int START_OF_IMAGE = 2;
    private static final short COMMENT = (short) 0xFFFE;
    private static final int MARKER_AND_LENGTH = 4;
    private static final int LARGEST_COMMENT = 65_533;

    private JpegFile() {}

    /** The file of this seed; larger than asked for where a picture with a comment of its own needs it. */
    static GeneratedFile of(Seed seed, long size) {
        byte[] picture = seed.with("picture").pick(Picture.ALL).jpeg();
        List<Bytes> parts = new ArrayList<>();
        parts.add(new Bytes.Given(Arrays.copyOf(picture, START_OF_IMAGE)));
        long left = Math.max(size - picture.length, MARKER_AND_LENGTH + Long.BYTES);
        for (int n = 0; left > 0; n++) {
            int length = commentLength(left);
            parts.add(new Bytes.Given(ByteBuffer.allocate(MARKER_AND_LENGTH)
                    .putShort(COMMENT)
                    .putShort((short) (length + Short.BYTES))
                    .array()));
            parts.add(new Bytes.Filler(length, seed.with(n)));
            left -= MARKER_AND_LENGTH + length;
        }
        parts.add(new Bytes.Given(Arrays.copyOfRange(picture, START_OF_IMAGE, picture.length)));
        return new GeneratedFile("image/jpeg", List.copyOf(parts));
    }

    /** As much as fits, but never so much that what is left is too small for a segment. */
    private static int commentLength(long left) {
        long length = Math.min(left - MARKER_AND_LENGTH, LARGEST_COMMENT);
        long rest = left - MARKER_AND_LENGTH - length;
        return (int) (rest > 0 && rest < MARKER_AND_LENGTH ? length - MARKER_AND_LENGTH : length);
    }
}
