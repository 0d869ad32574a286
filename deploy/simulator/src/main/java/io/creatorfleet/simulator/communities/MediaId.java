package io.creatorfleet.simulator.communities;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a picture or a video.
 *
 * @param part its place in a gallery, from 1; 0 for a post's one file
 */
public record MediaId(PostId post, int part) {

    private static final int PART_BITS = 5;
    private static final int RADIX = 36;
    private static final Pattern TEXT = Pattern.compile("[1-9a-z][0-9a-z]{0,39}");

    public String text() {
        return post.number().shiftLeft(PART_BITS).add(BigInteger.valueOf(part)).toString(RADIX);
    }

    /** The id that reads like this; there may be no such file. */
    public static Optional<MediaId> read(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(text, RADIX);
        BigInteger post = number.shiftRight(PART_BITS);
        int part = number.subtract(post.shiftLeft(PART_BITS)).intValue();
        return Optional.of(new MediaId(PostId.of(post), part));
    }
}
