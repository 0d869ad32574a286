package io.creatorfleet.bench.media;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A file that begins as a video does, and goes on with chance. */
final class SampleFile {

    private static final int BLOCK = 1 << 20;
    private static final int TYPE_BOX = 24;

    private SampleFile() {}

    static Path write(Path folder, long size) throws IOException {
        Path file = Files.createDirectories(folder).resolve(size + ".mp4");
        byte[] block = new byte[BLOCK];
        Random random = new Random(size);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (long left = size; left > 0; left -= Math.min(left, BLOCK)) {
                random.nextBytes(block);
                if (left == size) {
                    begin(ByteBuffer.wrap(block), size);
                }
                out.write(block, 0, (int) Math.min(left, BLOCK));
            }
        }
        return file;
    }

    /** The boxes that an MP4 begins with: its type, and one for all the rest, its length in 64 bits. */
    private static void begin(ByteBuffer block, long size) {
        block.putInt(TYPE_BOX)
                .put("ftypisom".getBytes(StandardCharsets.US_ASCII))
                .putInt(512)
                .put("isommp42".getBytes(StandardCharsets.US_ASCII))
                .putInt(1)
                .put("mdat".getBytes(StandardCharsets.US_ASCII))
                .putLong(size - TYPE_BOX);
    }
}
