package io.creatorfleet.media;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How files are copied.
 *
 * @param cdnHosts hosts that files may come from, each with all hosts below it
 * @param allowHttp whether links may be without TLS, for a CDN on this machine
 * @param maxBytes size from which on a file is not copied
 * @param readTimeout how long a CDN may send nothing
 * @param deadline how long one download may take
 * @param multipartThreshold size from which on a file is uploaded in parts
 * @param partSize of every part but the last: R2 takes equal parts only
 * @param partBuffers files of unknown length that are copied at once; each holds one part in memory
 * @param renewals of a file's link, after which it counts as gone
 */
@Validated
@ConfigurationProperties("fleet.media")
record MediaProperties(
        @DefaultValue({"cdninstagram.com", "fbcdn.net"}) @NotEmpty
        List<String> cdnHosts,

        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("2GB") DataSize maxBytes,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("30s") Duration readTimeout,
        @DefaultValue("15m") Duration deadline,
        @DefaultValue("16MB") DataSize multipartThreshold,
        @DefaultValue("8MB") DataSize partSize,
        @DefaultValue("4") @Min(1) int partBuffers,
        @DefaultValue("3") @Min(1) int renewals) {

    private static final DataSize SMALLEST_PART = DataSize.ofMegabytes(5);
    private static final int MOST_PARTS = 10_000;

    @AssertTrue(message = "fleet.media.part-size must be at least 5MB and a 10,000th of fleet.media.max-bytes")
    boolean isPartSizeWithinTheRulesOfS3() {
        return partSize.compareTo(SMALLEST_PART) >= 0 && partSize.toBytes() * MOST_PARTS >= maxBytes.toBytes();
    }
}
