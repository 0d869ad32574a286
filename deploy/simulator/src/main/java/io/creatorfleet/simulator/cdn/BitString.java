package io.creatorfleet.simulator.cdn;

import java.io.ByteArrayOutputStream;

/** Bits as H.264 strings them together, the first of a byte being its highest. */
final class BitString {

    private static final int HIGHEST = 0x80;

    private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
    private int begun;
    private int place = HIGHEST;

    /** The lowest bits of a number. */
    BitString bits(int count, int value) {
        for (int bit = count - 1; bit >= 0; bit--) {
            begun |= ((value >> bit) & 1) == 1 ? place : 0;
            place >>= 1;
            if (place == 0) {
                whole.write(begun);
                begun = 0;
                place = HIGHEST;
            }
        }
        return this;
    }

    /** Numbers of at least 0, each as an Exp-Golomb code: the small ones are short. */
    BitString numbers(int... values) {
        for (int value : values) {
            int length = Integer.SIZE - Integer.numberOfLeadingZeros(value + 1);
            bits(length - 1, 0).bits(length, value + 1);
        }
        return this;
    }

    /** Zeros until a byte begins. */
    BitString align() {
        while (place != HIGHEST) {
            bits(1, 0);
        }
        return this;
    }

    BitString bytes(byte[] bytes) {
        for (byte one : bytes) {
            bits(Byte.SIZE, one);
        }
        return this;
    }

    /** The bytes, after a one and zeros that say where the bits ended. */
    byte[] end() {
        bits(1, 1).align();
        return whole.toByteArray();
    }
}
