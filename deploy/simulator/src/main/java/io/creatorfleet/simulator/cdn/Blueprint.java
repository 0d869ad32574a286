package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;

/** What a file is made from. */
public interface Blueprint {

    /** What the bytes are. */
    enum Format {
        JPEG,
        GIF,
        /** An MP4 that shows something. */
        VIDEO,
        /** An MP4 that only sounds. */
        SOUND
    }

    /** The number of whose file it is, which faults are aimed at. */
    long creator();

    Format format();

    /** The seed of its bytes and its size. */
    Seed seed();
}
