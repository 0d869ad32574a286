package io.creatorfleet.gateway.access;

import java.net.InetAddress;
import org.apache.catalina.util.NetMask;

/** A range of addresses, such as {@code 10.0.0.0/8} or {@code fc00::/7}, or one address. */
record Network(NetMask mask) {

    /** The range that a setting names; public, so that the settings are read with it. */
    public static Network of(String cidr) {
        return new Network(new NetMask(cidr));
    }

    boolean includes(InetAddress address) {
        return mask.matches(address);
    }
}
