package io.creatorfleet.media.cdn;

import java.io.Serial;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names, and fails for a name with an address that may not be called. The client connects to what this returns
 * and asks no second time, so that a name cannot lead elsewhere once it was checked.
 */
final class CheckedNames implements DnsResolver {

    /** A name that leads to where no CDN is. */
    static final class ForbiddenAddressException extends UnknownHostException {

        @Serial
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException(String message) {
            super(message);
        }
    }

    private final DnsResolver names;
    private final Predicate<InetAddress> allowed;
    private final Set<String> simulators;

    /** @param simulators names that may lead anywhere */
    CheckedNames(DnsResolver names, Predicate<InetAddress> allowed, Set<String> simulators) {
        this.names = names;
        this.allowed = allowed;
        this.simulators = simulators;
    }

    /** One forbidden address is enough: an honest name has none, and a lying one may put it behind others. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            if (!allowed.test(address) && !simulators.contains(host)) {
                throw new ForbiddenAddressException("%s leads to %s, which is not public, and was not called"
                        .formatted(host, address.getHostAddress()));
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }
}
