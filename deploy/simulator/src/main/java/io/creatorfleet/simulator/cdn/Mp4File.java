package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An MP4 of a given size: one track that shows one picture (Motion JPEG) for some seconds, and a box that is free. */
final class Mp4File {

    private static final int TICKS = 1000;
    private static final int BOX_HEADER = 8;
    private static final int LARGE_BOX_HEADER = 16;

    private Mp4File() {}

    /** The file of this seed; larger than asked for where a video needs it. */
    static GeneratedFile of(Seed seed, long size) {
        byte[] picture = seed.with("picture").pick(Picture.ALL).jpeg();
        int ticks = (int) seed.with("duration").between(5, 60) * TICKS;
        byte[] type =
                new Box("ftyp").text("isom").int32(512).text("isomiso2mp41").toBytes();
        // The index is as long whatever place it says, so it can be made to learn where the picture will be.
        int pictureAt = type.length + movie(ticks, picture.length, 0).length + BOX_HEADER;
        byte[] index = movie(ticks, picture.length, pictureAt);
        byte[] pictureHeader = header("mdat", picture.length);
        long left = size - pictureAt - picture.length - LARGE_BOX_HEADER;
        long filler = Math.max(left, Long.BYTES);
        return new GeneratedFile(
                "video/mp4",
                List.of(
                        new Bytes.Given(type),
                        new Bytes.Given(index),
                        new Bytes.Given(pictureHeader),
                        new Bytes.Given(picture),
                        new Bytes.Given(largeHeader("free", filler)),
                        new Bytes.Filler(filler, seed.with("free"))));
    }

    static byte[] header(String type, long content) {
        return ByteBuffer.allocate(BOX_HEADER)
                .putInt((int) (BOX_HEADER + content))
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** A header with a length of 64 bits, for a box that may not fit into 32. */
    private static byte[] largeHeader(String type, long content) {
        return ByteBuffer.allocate(LARGE_BOX_HEADER)
                .putInt(1)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putLong(LARGE_BOX_HEADER + content)
                .array();
    }

    private static byte[] movie(int ticks, int pictureLength, int pictureAt) {
        Box header = Box.full("mvhd", 0)
                .int32(0, 0, TICKS, ticks, 0x10000)
                .int16(0x100)
                .zeros(10)
                .unity()
                .zeros(24)
                .int32(2);
        return new Box("moov")
                .box(header)
                .box(track(ticks, pictureLength, pictureAt))
                .toBytes();
    }

    private static Box track(int ticks, int pictureLength, int pictureAt) {
        Box header = Box.full("tkhd", 3)
                .int32(0, 0, 1, 0, ticks)
                .zeros(16)
                .unity()
                .int32((long) Picture.SIDE << 16, (long) Picture.SIDE << 16);
        Box media = new Box("mdia")
                .box(Box.full("mdhd", 0).int32(0, 0, TICKS, ticks).int16(0x55C4, 0))
                .box(Box.full("hdlr", 0)
                        .int32(0)
                        .text("vide")
                        .zeros(12)
                        .text("Video")
                        .bytes(0))
                .box(new Box("minf")
                        .box(Box.full("vmhd", 1).zeros(8))
                        .box(new Box("dinf").box(Box.full("dref", 0).int32(1).box(Box.full("url ", 1))))
                        .box(samples(ticks, pictureLength, pictureAt)));
        return new Box("trak").box(header).box(media);
    }

    private static Box samples(int ticks, int pictureLength, int pictureAt) {
        return new Box("stbl")
                .box(Box.full("stsd", 0).int32(1).box(motionJpeg()))
                .box(Box.full("stts", 0).int32(1, 1, ticks))
                .box(Box.full("stsc", 0).int32(1, 1, 1, 1))
                .box(Box.full("stsz", 0).int32(0, 1, pictureLength))
                .box(Box.full("stco", 0).int32(1, pictureAt));
    }

    /** The description of samples that are JPEGs: object type 0x6C in visual stream 4, with no configuration of its own. */
    private static Box motionJpeg() {
        Box decoder = Box.full("esds", 0)
                .bytes(0x03, 21, 0, 1, 0)
                .bytes(0x04, 13, 0x6C, 0x11, 0, 0, 0)
                .int32(0, 0)
                .bytes(0x06, 1, 0x02);
        return new Box("mp4v")
                .zeros(6)
                .int16(1)
                .zeros(16)
                .int16(Picture.SIDE, Picture.SIDE)
                .int32(0x480000, 0x480000, 0)
                .int16(1)
                .zeros(32)
                .int16(24, -1)
                .box(decoder);
    }
}
