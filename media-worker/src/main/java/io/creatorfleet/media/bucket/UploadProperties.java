package io.creatorfleet.media.bucket;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How files are stored.
 *
 * @param maxBytes size of the largest
 * @param multipartThreshold size from which on a file is uploaded in parts
 * @param partSize of every part but the last: R2 takes equal parts only
 * @param partBuffers files of unknown length that are copied at once, each with one part in memory; others come later
 */
@Validated
@ConfigurationProperties("fleet.media")
public record UploadProperties(
        @DefaultValue("2GB") DataSize maxBytes,
        @DefaultValue("16MB") DataSize multipartThreshold,
        @DefaultValue("8MB") DataSize partSize,
        @DefaultValue("4") @Min(1) int partBuffers) {

    private static final DataSize SMALLEST_PART = DataSize.ofMegabytes(5);
    private static final int MOST_PARTS = 10_000;

    @AssertTrue(message = "fleet.media.part-size must be at least 5MB and a 10,000th of fleet.media.max-bytes")
    boolean isPartSizeWithinTheRulesOfS3() {
        return partSize.compareTo(SMALLEST_PART) >= 0 && partSize.toBytes() * MOST_PARTS >= maxBytes.toBytes();
    }
}
