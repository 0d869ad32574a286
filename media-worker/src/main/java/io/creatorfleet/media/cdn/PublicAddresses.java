package io.creatorfleet.media.cdn;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses of the public internet: what the registries of special-purpose addresses (RFC 6890 and its successors)
 * do not keep for machines, links, organisations, documents or tests. The metadata services of clouds are among what
 * they keep: 169.254.169.254 and fd00:ec2::254.
 */
final class PublicAddresses {

    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // carriers' NAT
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local, metadata
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4: an IPv4 address within, reached through whoever relays
                    "3fff::/20") // documentation
            .map(Network::of)
            .toList();

    // All else of IPv6 is loopback, mapped, compatible, unique local, link-local, multicast, or nobody's yet.
    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");
    // What a network without IPv4 calls an IPv4 address: as public as the one within.
    private static final Network NAT64 = Network.of("64:ff9b::/96");
    private static final int IPV4 = 4;

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return contain(address.getAddress());
    }

    private static boolean contain(byte[] address) {
        if (NAT64.contains(address)) {
            return contain(Arrays.copyOfRange(address, address.length - IPV4, address.length));
        }
        return (address.length == IPV4 || GLOBAL_UNICAST.contains(address))
                && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }
}
