package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;
import java.util.List;

/** An MP4 of a given size with one track: a frame of silence (AAC), and a box that is free. */
final class SoundFile {

    private static final int RATE = 44_100;
    private static final int TICKS = 1024;
    private static final int BOX_HEADER = 8;
    private static final int[] SILENCE = {0x21, 0x10, 0x04, 0x60, 0x8c, 0x1c};

    private SoundFile() {}

    /** The file of this seed; larger than asked for where a track needs it. */
    static GeneratedFile of(Seed seed, long size) {
        byte[] type = new Box("ftyp").text("isom").int32(512).text("isommp41").toBytes();
        // The index is as long whatever place it says, so it can be made to learn where the frame will be.
        int frameAt = type.length + movie(0).length + BOX_HEADER;
        byte[] index = movie(frameAt);
        byte[] frame = new Box("mdat").bytes(SILENCE).toBytes();
        long left = size - type.length - index.length - frame.length - BOX_HEADER;
        int filler = (int) Math.max(left, Long.BYTES);
        return new GeneratedFile(
                "video/mp4",
                List.of(
                        new Bytes.Given(type),
                        new Bytes.Given(index),
                        new Bytes.Given(frame),
                        new Bytes.Given(Mp4File.header("free", filler)),
                        new Bytes.Filler(filler, seed.with("free"))));
    }

    private static byte[] movie(int frameAt) {
        Box header = Box.full("mvhd", 0)
                .int32(0, 0, RATE, TICKS, 0x10000)
                .int16(0x100)
                .zeros(10)
                .unity()
                .zeros(24)
                .int32(2);
        return new Box("moov").box(header).box(track(frameAt)).toBytes();
    }

    private static Box track(int frameAt) {
        Box header = Box.full("tkhd", 3)
                .int32(0, 0, 1, 0, TICKS)
                .zeros(12)
                .int16(0x100, 0)
                .unity()
                .zeros(8);
        Box media = new Box("mdia")
                .box(Box.full("mdhd", 0).int32(0, 0, RATE, TICKS).int16(0x55C4, 0))
                .box(Box.full("hdlr", 0)
                        .int32(0)
                        .text("soun")
                        .zeros(12)
                        .text("Sound")
                        .bytes(0))
                .box(new Box("minf")
                        .box(Box.full("smhd", 0).zeros(4))
                        .box(new Box("dinf").box(Box.full("dref", 0).int32(1).box(Box.full("url ", 1))))
                        .box(samples(frameAt)));
        return new Box("trak").box(header).box(media);
    }

    private static Box samples(int frameAt) {
        return new Box("stbl")
                .box(Box.full("stsd", 0).int32(1).box(advancedAudioCoding()))
                .box(Box.full("stts", 0).int32(1, 1, TICKS))
                .box(Box.full("stsc", 0).int32(1, 1, 1, 1))
                .box(Box.full("stsz", 0).int32(0, 1, SILENCE.length))
                .box(Box.full("stco", 0).int32(1, frameAt));
    }

    /** The description of the samples: object type 0x40 in audio stream 5, low complexity, 44.1 kHz, two channels. */
    private static Box advancedAudioCoding() {
        Box decoder = Box.full("esds", 0)
                .bytes(0x03, 25, 0, 1, 0)
                .bytes(0x04, 17, 0x40, 0x15, 0, 0, 0)
                .int32(0, 0)
                .bytes(0x05, 2, 0x12, 0x10)
                .bytes(0x06, 1, 0x02);
        return new Box("mp4a")
                .zeros(6)
                .int16(1)
                .zeros(8)
                .int16(2, 16, 0, 0)
                .int32((long) RATE << 16)
                .box(decoder);
    }
}
