package io.creatorfleet.simulator.cdn;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One picture as H.264 (constrained baseline), which every browser plays: a frame that is not compressed, and after it
 * frames that say that nothing has changed.
 */
final class StillFilm {

    /** Width and height of the frames. */
    static final int SIDE = 64;

    static final int PROFILE = 66;
    static final int COMPATIBILITY = 0xC0;
    static final int LEVEL = 10;

    private static final int BLOCK = 16;
    private static final int IN_A_ROW = SIDE / BLOCK;
    private static final int COUNTED = 16; // the numbers of frames have four bits

    // The first byte of a unit, which says what it is.
    private static final int SEQUENCE = 0x67;
    private static final int PARAMETERS = 0x68;
    private static final int FIRST_FRAME = 0x65;
    private static final int NEXT_FRAME = 0x41;

    private static final int OF_WHOLE_BLOCKS = 7;
    private static final int OF_PREDICTED_BLOCKS = 5;
    private static final int UNCOMPRESSED = 25;
    private static final int NO_SMOOTHING = 1;

    private final byte[] first;

    StillFilm(BufferedImage picture) {
        BufferedImage frame = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = frame.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.drawImage(picture, 0, 0, SIDE, SIDE, null);
        canvas.dispose();
        this.first = whole(frame);
    }

    /** So many frames, each with its length before it; not to be changed. */
    List<byte[]> frames(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> number == 0 ? first : unchanged(number))
                .toList();
    }

    /** What a decoder is told of all frames: how large they are and how they are ordered. */
    static byte[] sequence() {
        return unit(
                SEQUENCE,
                new BitString()
                        .bits(Byte.SIZE, PROFILE)
                        .bits(Byte.SIZE, COMPATIBILITY)
                        .bits(Byte.SIZE, LEVEL)
                        // Frames are numbered by four bits and shown as they come; one is referred to.
                        .numbers(0, 0, 2, 1)
                        .bits(1, 0)
                        .numbers(IN_A_ROW - 1, IN_A_ROW - 1)
                        // Frames and not fields; nothing is cut off, and nothing more is said.
                        .bits(4, 0b1100)
                        .end());
    }

    /** What it is told of how they are written. */
    static byte[] parameters() {
        return unit(
                PARAMETERS,
                new BitString()
                        .numbers(0, 0)
                        .bits(2, 0)
                        .numbers(0, 0, 0)
                        .bits(3, 0)
                        .numbers(0, 0, 0)
                        // Each frame says whether the edges of its blocks are smoothed.
                        .bits(3, 0b100)
                        .end());
    }

    private static byte[] whole(BufferedImage frame) {
        BitString bits = new BitString()
                .numbers(0, OF_WHOLE_BLOCKS, 0)
                .bits(4, 0)
                .numbers(0)
                .bits(2, 0)
                .numbers(0, NO_SMOOTHING);
        for (int y = 0; y < SIDE; y += BLOCK) {
            for (int x = 0; x < SIDE; x += BLOCK) {
                BufferedImage block = frame.getSubimage(x, y, BLOCK, BLOCK);
                bits.numbers(UNCOMPRESSED).align();
                for (Plane plane : Plane.values()) {
                    bits.bytes(plane.samples(block));
                }
            }
        }
        return withLength(unit(FIRST_FRAME, bits.end()));
    }

    private static byte[] unchanged(int number) {
        return withLength(unit(
                NEXT_FRAME,
                new BitString()
                        .numbers(0, OF_PREDICTED_BLOCKS, 0)
                        .bits(4, number % COUNTED)
                        .bits(3, 0)
                        .numbers(0, NO_SMOOTHING)
                        // So many blocks are skipped: all.
                        .numbers(IN_A_ROW * IN_A_ROW)
                        .end()));
    }

    /** A unit of the stream; what would look like the beginning of another is broken up. */
    private static byte[] unit(int kind, byte[] content) {
        ByteArrayOutputStream unit = new ByteArrayOutputStream();
        unit.write(kind);
        int zeros = 0;
        for (byte one : content) {
            if (zeros == 2 && one >= 0 && one <= 3) {
                unit.write(3);
                zeros = 0;
            }
            unit.write(one);
            zeros = one == 0 ? zeros + 1 : 0;
        }
        return unit.toByteArray();
    }

    private static byte[] withLength(byte[] unit) {
        return ByteBuffer.allocate(Integer.BYTES + unit.length)
                .putInt(unit.length)
                .put(unit)
                .array();
    }

    /** What is said of a point: how light it is, and, of one point in four, how much bluer and redder than that. */
    private enum Plane {
        LIGHT(1, 16, 66, 129, 25),
        BLUE(2, 128, -38, -74, 112),
        RED(2, 128, 112, -94, -18);

        private final int step;
        private final int middle;
        private final int red;
        private final int green;
        private final int blue;

        Plane(int step, int middle, int red, int green, int blue) {
            this.step = step;
            this.middle = middle;
            this.red = red;
            this.green = green;
            this.blue = blue;
        }

        byte[] samples(BufferedImage block) {
            ByteArrayOutputStream samples = new ByteArrayOutputStream();
            for (int y = 0; y < BLOCK; y += step) {
                for (int x = 0; x < BLOCK; x += step) {
                    samples.write(sample(block.getRGB(x, y)));
                }
            }
            return samples.toByteArray();
        }

        private int sample(int colour) {
            int sum = red * ((colour >> 16) & 0xFF) + green * ((colour >> 8) & 0xFF) + blue * (colour & 0xFF);
            return middle + ((sum + 128) >> 8);
        }
    }
}
