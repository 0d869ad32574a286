package io.creatorfleet.simulator.communities;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a post.
 *
 * @param community name of the subreddit
 * @param index place of the post in it
 */
public record PostId(String community, long index) {

    private static final int INDEX_BITS = 17;
    private static final int RADIX = 36;
    private static final Pattern TEXT = Pattern.compile("[1-9a-z][0-9a-z]{0,39}");

    /** What follows {@code t3_}. */
    public String text() {
        return number().toString(RADIX);
    }

    BigInteger number() {
        return NameNumber.of(community).shiftLeft(INDEX_BITS).add(BigInteger.valueOf(index));
    }

    /** The id that reads like this; there may be no such post. */
    public static Optional<PostId> read(String text) {
        return TEXT.matcher(text).matches() ? Optional.of(of(new BigInteger(text, RADIX))) : Optional.empty();
    }

    static PostId of(BigInteger number) {
        BigInteger community = number.shiftRight(INDEX_BITS);
        long index = number.subtract(community.shiftLeft(INDEX_BITS)).longValue();
        return new PostId(NameNumber.name(community), index);
    }
}
