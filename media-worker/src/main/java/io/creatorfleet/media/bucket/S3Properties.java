package io.creatorfleet.media.bucket;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The bucket that files are copied to.
 *
 * @param endpoint null: Amazon's own of the region
 * @param pathStyle whether the bucket's name is in the path and not in the host
 * @param createBucket whether a missing bucket is created at start, for a server on this machine
 */
@Validated
@ConfigurationProperties("fleet.s3")
public record S3Properties(
        @Nullable URI endpoint,
        @DefaultValue("auto") String region,

        @NotBlank(message = "must name the bucket") String bucket,

        @NotBlank(message = "must be set") String accessKey,

        @NotBlank(message = "must be set") String secretKey,

        @DefaultValue("true") boolean pathStyle,
        @DefaultValue("false") boolean createBucket) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "bucket %s at %s".formatted(bucket, endpoint == null ? region : endpoint);
    }
}
