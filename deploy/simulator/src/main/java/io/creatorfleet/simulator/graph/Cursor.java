package io.creatorfleet.simulator.graph;

import io.creatorfleet.simulator.chance.Seed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place in the list of an account's media. Whoever gets one can do nothing with it but hand it back: what it means is
 * covered by a checksum that also names the account.
 */
final class Cursor {

    private static final byte[] START = "AQHR".getBytes(StandardCharsets.US_ASCII);
    private static final int PADDING = 82;
    private static final int LENGTH = START.length + 2 * Long.BYTES + PADDING;

    private Cursor() {}

    /** The cursor at the item with this index. */
    static String at(long creator, long index) {
        long checksum = checksum(creator, index);
        ByteBuffer bytes =
                ByteBuffer.allocate(LENGTH).put(START).putLong(checksum).putLong(index ^ Seed.mix(checksum));
        for (int n = 0; bytes.remaining() > 0; n++) {
            bytes.put((byte) new Seed(checksum).with(n).value());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The index that the cursor is at, if it is a cursor of this account. */
    static Optional<Long> read(String cursor, long creator) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length != LENGTH) {
                return Optional.empty();
            }
            long checksum = ByteBuffer.wrap(bytes).getLong(START.length);
            long index = ByteBuffer.wrap(bytes).getLong(START.length + Long.BYTES) ^ Seed.mix(checksum);
            return at(creator, index).equals(cursor) ? Optional.of(index) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static long checksum(long creator, long index) {
        return Seed.of("cursor").with(creator).with(index).value();
    }
}
