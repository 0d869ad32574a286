package io.creatorfleet.media.cdn;

import io.creatorfleet.platform.PlatformId;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which links are called.
 *
 * @param cdnHosts hosts that a platform's files may come from, each with all hosts below it
 * @param local whether files may also come from this very machine, at any port and without TLS; never in production
 */
@Validated
@ConfigurationProperties("fleet.media")
record LinkProperties(
        @NotEmpty Map<PlatformId, List<String>> cdnHosts,
        @DefaultValue("false") boolean local) {}
