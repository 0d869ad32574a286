package io.creatorfleet.gateway.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Where requests come from, as far as that decides what they may do. What a proxy has passed on comes from somewhere else
 * than the proxy, and so from nowhere that is known here, unless server.forward-headers-strategy has it resolved.
 */
@Component
final class Origins {

    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final AccessProperties properties;

    Origins(AccessProperties properties) {
        this.properties = properties;
    }

    /** Whether it comes from one of the configured networks. */
    boolean isOnOpenNetwork(HttpServletRequest request) {
        InetAddress address = address(request);
        return isDirect(request) && properties.openNetworks().stream().anyMatch(network -> network.includes(address));
    }

    /** Whether a person on this machine made it, and no page of somebody else that his browser shows. */
    boolean isOwnMachine(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return isDirect(request)
                && address(request).isLoopbackAddress()
                && OWN_NAMES.contains(request.getServerName())
                && (site == null || OWN_PAGES.contains(site));
    }

    private static boolean isDirect(HttpServletRequest request) {
        return FORWARDED.stream().allMatch(header -> request.getHeader(header) == null);
    }

    private static InetAddress address(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr());
    }
}
