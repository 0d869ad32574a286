package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;
import java.util.List;

/** A GIF of a given size: a picture, and after its end bytes that no reader looks at. */
final class GifFile {

    private GifFile() {}

    /** The file of this seed; larger than asked for where a picture needs it. */
    static GeneratedFile of(Seed seed, long size) {
        byte[] picture = seed.with("picture").pick(Picture.ALL).gif();
        long filler = Math.max(size - picture.length, Long.BYTES);
        return new GeneratedFile(
                "image/gif", List.of(new Bytes.Given(picture), new Bytes.Filler(filler, seed.with("filler"))));
    }
}
