package io.creatorfleet.media.copy;

import org.jspecify.annotations.Nullable;

/**
 * The outline of a file, followed as its bytes pass: where it has to go on. A CDN may lose the end of a file and announce
 * the length of what is left, so that nothing but the file itself shows that there was more.
 */
interface Structure {

    /** The outline of a format; null for one that does not tell where it ends. */
    static @Nullable Structure of(Format format) {
        return switch (format) {
            case JPEG -> new JpegSegments();
            case PNG -> new Chunks(Chunks.Layout.PNG);
            case WEBP -> new Chunks(Chunks.Layout.RIFF);
            case AVIF, HEIC, MP4, QUICKTIME -> new Chunks(Chunks.Layout.BOXES);
            case GIF, WEBM, MPEG_TS, TEXT, UNKNOWN -> null;
        };
    }

    /** Follows the next bytes. */
    void pass(byte[] bytes, int offset, int length);

    /** Whether it is known that the file goes on after what has passed. */
    boolean isOpen();

    /** As it is now, for a part that may have to be read again. */
    Structure copy();
}
