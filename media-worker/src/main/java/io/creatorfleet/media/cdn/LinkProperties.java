package io.creatorfleet.media.cdn;

import io.creatorfleet.platform.PlatformId;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which links are called.
 *
 * @param cdnHosts hosts that a platform's files may come from, each with all hosts below it
 * @param local whether files may also come from this very machine, at any port and without TLS; never in production
 * @param simulators hosts of simulated CDNs, whose files may come from any address and port and without TLS; none in
 *     production
 */
@Validated
@ConfigurationProperties("fleet.media")
record LinkProperties(
        @NotEmpty Map<PlatformId, List<String>> cdnHosts,
        @DefaultValue("false") boolean local,
        @DefaultValue Set<String> simulators) {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    /** Whether the host is no platform's, but one that was set up for trials. */
    boolean forTrials(String host) {
        return simulators.contains(host) || (local && THIS_MACHINE.contains(host));
    }

    /** The entry that a host belongs to; hosts are named by links, entries by us alone. */
    Optional<String> cdn(String host) {
        return cdnHosts.values().stream()
                .flatMap(List::stream)
                .filter(end -> isOf(end, host))
                .findFirst();
    }

    static boolean isOf(String end, String host) {
        return host.equals(end) || host.endsWith("." + end);
    }
}
