package io.creatorfleet.media.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StructureTest {

    private static final Map<Format, byte[]> FILES = Map.of(
            Format.JPEG, Samples.jpeg(3000),
            Format.PNG, Samples.png(3000),
            Format.WEBP, Samples.webp(3000),
            Format.MP4, Samples.mp4(3000));

    @Test
    void isClosedAtTheEndOfAFile() {
        FILES.forEach((format, file) -> assertThat(after(file, file.length, 7).isOpen())
                .as("%s", format)
                .isFalse());
    }

    @Test
    void isOpenWhereTheEndIsMissing() {
        FILES.forEach((format, file) -> {
            for (int missing : new int[] {1, 2, 100, 900}) {
                assertThat(after(file, file.length - missing, 1024).isOpen())
                        .as("%s without its last %d bytes", format, missing)
                        .isTrue();
            }
        });
    }

    /** Cameras and programs append what is theirs: nobody can say where that ends. */
    @Test
    void doesNotJudgeWhatFollowsTheEnd() {
        FILES.forEach((format, file) -> {
            byte[] longer = Arrays.copyOf(file, file.length + 13);
            assertThat(after(longer, longer.length, 5).isOpen())
                    .as("%s", format)
                    .isFalse();
        });
    }

    @Test
    void doesNotJudgeABoxThatReachesToTheEnd() {
        byte[] file = Arrays.copyOf(Samples.ascii("\0\0\0\u0010ftypisom\0\0\0\0\0\0\0\0mdat"), 100);

        assertThat(after(file, file.length, 3).isOpen()).isFalse();
    }

    @Test
    void hasNoOpinionOfOtherFormats() {
        assertThat(Structure.of(Format.UNKNOWN)).isNull();
    }

    /** Read in pieces, and at each of them from a copy. */
    private static Structure after(byte[] file, int length, int piece) {
        Structure structure = Structure.of(Format.of(Arrays.copyOf(file, Math.min(length, Format.HEAD))));
        assertThat(structure).isNotNull();
        for (int at = 0; at < length; at += piece) {
            structure.copy().pass(file, at, Math.min(piece, length - at));
            structure = structure.copy();
            structure.pass(file, at, Math.min(piece, length - at));
        }
        return structure;
    }
}
