package io.creatorfleet.simulator.cdn;

import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.simulator.chance.Seed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {

    private static final long LARGE = 2L << 30;

    @ParameterizedTest
    @ValueSource(longs = {0, 20_000, 65_000, 70_541, 200_000, 1_000_000})
    void makesPicturesOfAnySizeThatDecode(long size) throws IOException {
        GeneratedFile file = JpegFile.of(new Seed(1), size);
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes(file)))).isNotNull();
        assertThat(file.length()).isBetween(size, Math.max(size, 12_000));
    }

    @Test
    void makesPicturesOfEverySizeAroundTheEndOfASegment() throws IOException {
        for (long size = 65_000; size < 80_000; size += 7) {
            GeneratedFile file = JpegFile.of(new Seed(3), size);
            assertThat(file.length()).isEqualTo(size);
            assertThat(bytes(file)).hasSize((int) size);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100_000, 400_000})
    void makesVideosWhoseBoxesAndFramesAddUp(long size) throws IOException {
        byte[] bytes = bytes(Mp4File.of(new Seed(2), size));
        List<String> boxes = new ArrayList<>();
        walk(bytes, 0, bytes.length, "", boxes);
        assertThat(boxes)
                .startsWith("ftyp", "moov", "moov/mvhd", "moov/trak", "moov/trak/tkhd")
                .contains("moov/trak/mdia/minf/stbl/stsd", "moov/trak/mdia/minf/stbl/stco")
                .endsWith("mdat", "free");
        List<byte[]> frames = frames(bytes);
        assertThat(frames)
                .hasSizeBetween(10, 120)
                .allSatisfy(
                        frame -> assertThat(ByteBuffer.wrap(frame).getInt()).isEqualTo(frame.length - Integer.BYTES));
        assertThat(frames.getFirst()).hasSizeGreaterThan(StillFilm.SIDE * StillFilm.SIDE * 3 / 2);
        assertThat((long) bytes.length).isBetween(size, Math.max(size, 12_000));
    }

    @Test
    void makesNoTwoFilesAlike() throws IOException {
        Set<Integer> hashes = new HashSet<>();
        for (int n = 0; n < 50; n++) {
            hashes.add(Arrays.hashCode(bytes(JpegFile.of(new Seed(n), 0))));
            hashes.add(Arrays.hashCode(bytes(Mp4File.of(new Seed(n), 0))));
        }
        assertThat(hashes).hasSize(100);
    }

    @Test
    void makesAnyPartOfAFileAsInTheWhole() throws IOException {
        for (GeneratedFile file : List.of(JpegFile.of(new Seed(4), 150_000), Mp4File.of(new Seed(4), 150_000))) {
            byte[] whole = bytes(file);
            for (int from = 0; from < whole.length; from += 4_999) {
                int to = Math.min(whole.length, from + 9_001);
                assertThat(part(file, from, to)).isEqualTo(Arrays.copyOfRange(whole, from, to));
            }
        }
    }

    @Test
    void makesTheMiddleOfALargeVideoWithoutTheRest() throws IOException {
        GeneratedFile file = Mp4File.of(new Seed(5), LARGE);
        assertThat(file.length()).isEqualTo(LARGE);
        assertThat(part(file, LARGE - 100, LARGE)).hasSize(100);
        assertThat(part(file, LARGE / 2, LARGE / 2 + 64)).isNotEqualTo(part(file, LARGE / 2 + 64, LARGE / 2 + 128));
    }

    /** Follows the boxes from one to the next; fails when they do not end where what holds them does. */
    private static void walk(byte[] bytes, int from, int to, String parent, List<String> boxes) {
        int at = from;
        while (at < to) {
            long length = ByteBuffer.wrap(bytes).getInt(at);
            String path = parent + new String(bytes, at + 4, 4, StandardCharsets.US_ASCII);
            length = length == 1 ? ByteBuffer.wrap(bytes).getLong(at + 8) : length;
            assertThat(length).as(path).isBetween(8L, (long) to - at);
            boxes.add(path);
            if (Set.of("moov", "trak", "mdia", "minf", "dinf", "stbl")
                    .contains(path.substring(path.lastIndexOf('/') + 1))) {
                walk(bytes, at + 8, at + (int) length, path + "/", boxes);
            }
            at += (int) length;
        }
        assertThat(at).as("end of " + parent).isEqualTo(to);
    }

    /** The bytes at the place that the index says, cut as it says; fails unless all that is shown is used up. */
    private static List<byte[]> frames(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        ByteBuffer file = ByteBuffer.wrap(bytes);
        int sizes = text.indexOf("stsz") + 12;
        int at = file.getInt(text.indexOf("stco") + 12);
        int end = text.indexOf("mdat") - 4 + file.getInt(text.indexOf("mdat") - 4);
        List<byte[]> frames = new ArrayList<>();
        for (int frame = 1; frame <= file.getInt(sizes); frame++) {
            int length = file.getInt(sizes + frame * Integer.BYTES);
            frames.add(Arrays.copyOfRange(bytes, at, at + length));
            at += length;
        }
        assertThat(at).as("end of the last frame").isEqualTo(end);
        return frames;
    }

    private static byte[] bytes(GeneratedFile file) throws IOException {
        return part(file, 0, file.length());
    }

    private static byte[] part(GeneratedFile file, long from, long to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out, from, to);
        return out.toByteArray();
    }
}
