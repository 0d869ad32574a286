package io.creatorfleet.media.cdn;

import java.net.InetAddress;

/** A block of addresses that have their first bits in common; written {@code 10.0.0.0/8}. */
record Network(InetAddress first, int bits) {

    static Network of(String text) {
        int slash = text.indexOf('/');
        return new Network(
                InetAddress.ofLiteral(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether an address of this length begins with these bits. */
    boolean contains(byte[] address) {
        byte[] prefix = first.getAddress();
        if (prefix.length != address.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (prefix[i] != address[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        return rest == 0 || (prefix[whole] ^ address[whole]) >> (Byte.SIZE - rest) == 0;
    }
}
