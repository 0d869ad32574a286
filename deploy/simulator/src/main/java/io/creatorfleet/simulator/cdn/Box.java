package io.creatorfleet.simulator.cdn;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A box of an MP4 file while it is filled; numbers are big-endian. */
final class Box {

    private final String type;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    Box(String type) {
        this.type = type;
    }

    /** A box that begins with a version, here 0, and flags. */
    static Box full(String type, int flags) {
        return new Box(type).int32(flags);
    }

    Box int32(long... values) {
        for (long value : values) {
            content.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array());
        }
        return this;
    }

    Box int16(int... values) {
        for (int value : values) {
            content.writeBytes(
                    ByteBuffer.allocate(Short.BYTES).putShort((short) value).array());
        }
        return this;
    }

    Box bytes(int... values) {
        for (int value : values) {
            content.write(value);
        }
        return this;
    }

    Box bytes(byte[] values) {
        content.writeBytes(values);
        return this;
    }

    Box text(String ascii) {
        content.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    Box zeros(int count) {
        content.writeBytes(new byte[count]);
        return this;
    }

    /** No turn, no scaling: the matrix every track has. */
    Box unity() {
        return int32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
    }

    Box box(Box inner) {
        content.writeBytes(inner.toBytes());
        return this;
    }

    byte[] toBytes() {
        int length = 2 * Integer.BYTES + content.size();
        return ByteBuffer.allocate(length)
                .putInt(length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content.toByteArray())
                .array();
    }
}
