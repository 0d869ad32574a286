package io.creatorfleet.media.copy;

import io.creatorfleet.media.FakeCdn;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Real files of about a size. */
public final class Samples {

    private static final int BYTES_A_PIXEL = 3;

    private Samples() {}

    static byte[] jpeg(int size) {
        return picture("jpg", size);
    }

    static byte[] png(int size) {
        return picture("png", size);
    }

    /** Of noise, which does not get much smaller by compression. */
    private static byte[] picture(String format, int size) {
        int side = (int) Math.sqrt((double) size / BYTES_A_PIXEL);
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Random noise = new Random(size);
        for (int x = 0; x < side; x++) {
            for (int y = 0; y < side; y++) {
                image.setRGB(x, y, noise.nextInt());
            }
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Boxes alone, of exactly this size: a type, a large one of data, and one that is free. */
    public static byte[] mp4(int size) {
        byte[] content = FakeCdn.bytes(size);
        ByteBuffer file = ByteBuffer.wrap(content);
        file.putInt(24).put(ascii("ftypisom")).putInt(512).put(ascii("isomiso2"));
        int free = 1000;
        int data = size - file.position() - free;
        file.putInt(1).put(ascii("mdat")).putLong(data);
        file.position(size - free);
        file.putInt(free).put(ascii("free"));
        return content;
    }

    static byte[] webp(int size) {
        byte[] content = Arrays.copyOf(ascii("RIFF....WEBPVP8 "), size);
        ByteBuffer.wrap(content).putInt(4, Integer.reverseBytes(size - 8));
        return content;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
