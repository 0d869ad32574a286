package io.creatorfleet.media.cdn;

import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What is fetched, and how patiently.
 *
 * @param cdnHosts hosts that files may come from, each with all hosts below it
 * @param allowHttp whether links may be without TLS, for a CDN on this machine
 * @param maxBytes size from which on a file is not copied
 * @param readTimeout how long a CDN may send nothing
 * @param deadline how long one download may take
 */
@Validated
@ConfigurationProperties("fleet.media")
public record CdnProperties(
        @DefaultValue({"cdninstagram.com", "fbcdn.net"}) @NotEmpty
        List<String> cdnHosts,

        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("2GB") DataSize maxBytes,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout,
        @DefaultValue("15m") Duration deadline) {}
