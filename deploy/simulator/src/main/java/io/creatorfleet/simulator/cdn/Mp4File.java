package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An MP4 of a given size: one track that shows a still for some seconds (H.264), and a box that is free. */
final class Mp4File {

    private static final int TICKS = 1000;
    private static final int FRAMES = 2;
    private static final int BOX_HEADER = 8;
    private static final int LARGE_BOX_HEADER = 16;

    private Mp4File() {}

    /** The file of this seed; larger than asked for where a video needs it. */
    static GeneratedFile of(Seed seed, long size) {
        int seconds = (int) seed.with("duration").between(5, 60);
        List<byte[]> frames = seed.with("picture").pick(Picture.ALL).film().frames(seconds * FRAMES);
        byte[] type =
                new Box("ftyp").text("isom").int32(512).text("isomiso2avc1mp41").toBytes();
        // The index is as long whatever place it says, so it can be made to learn where the frames will be.
        int framesAt = type.length + movie(frames, 0).length + BOX_HEADER;
        byte[] index = movie(frames, framesAt);
        byte[] film = film(frames);
        long left = size - type.length - index.length - film.length - LARGE_BOX_HEADER;
        long filler = Math.max(left, Long.BYTES);
        return new GeneratedFile(
                "video/mp4",
                List.of(
                        new Bytes.Given(type),
                        new Bytes.Given(index),
                        new Bytes.Given(film),
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

    private static byte[] film(List<byte[]> frames) {
        Box film = new Box("mdat");
        frames.forEach(film::bytes);
        return film.toBytes();
    }

    private static byte[] movie(List<byte[]> frames, int framesAt) {
        int ticks = frames.size() / FRAMES * TICKS;
        Box header = Box.full("mvhd", 0)
                .int32(0, 0, TICKS, ticks, 0x10000)
                .int16(0x100)
                .zeros(10)
                .unity()
                .zeros(24)
                .int32(2);
        return new Box("moov")
                .box(header)
                .box(track(ticks, samples(frames, framesAt)))
                .toBytes();
    }

    private static Box track(int ticks, Box samples) {
        Box header = Box.full("tkhd", 3)
                .int32(0, 0, 1, 0, ticks)
                .zeros(16)
                .unity()
                .int32((long) StillFilm.SIDE << 16, (long) StillFilm.SIDE << 16);
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
                        .box(samples));
        return new Box("trak").box(header).box(media);
    }

    /** All frames in a row, of which only the first stands by itself. */
    private static Box samples(List<byte[]> frames, int framesAt) {
        Box sizes = Box.full("stsz", 0).int32(0, frames.size());
        frames.forEach(frame -> sizes.int32(frame.length));
        return new Box("stbl")
                .box(Box.full("stsd", 0).int32(1).box(description()))
                .box(Box.full("stts", 0).int32(1, frames.size(), TICKS / FRAMES))
                .box(Box.full("stss", 0).int32(1, 1))
                .box(Box.full("stsc", 0).int32(1, 1, frames.size(), 1))
                .box(sizes)
                .box(Box.full("stco", 0).int32(1, framesAt));
    }

    private static Box description() {
        byte[] sequence = StillFilm.sequence();
        byte[] parameters = StillFilm.parameters();
        // Lengths of four bytes; one sequence, and one set of parameters.
        Box decoder = new Box("avcC")
                .bytes(1, StillFilm.PROFILE, StillFilm.COMPATIBILITY, StillFilm.LEVEL, 0xFF, 0xE1)
                .int16(sequence.length)
                .bytes(sequence)
                .bytes(1)
                .int16(parameters.length)
                .bytes(parameters);
        return new Box("avc1")
                .zeros(6)
                .int16(1)
                .zeros(16)
                .int16(StillFilm.SIDE, StillFilm.SIDE)
                .int32(0x480000, 0x480000, 0)
                .int16(1)
                .zeros(32)
                .int16(24, -1)
                .box(decoder);
    }
}
