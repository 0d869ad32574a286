package io.creatorfleet.simulator.cdn;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the CDN serves and for how long.
 *
 * @param publicUrl start of every link, without a slash at its end; the address of the call when not set
 * @param imageTtl how long a link to a picture works
 * @param videoTtl how long a link to a video works
 * @param ttlScale factor to both
 * @param signingKey of the links
 */
@Validated
@ConfigurationProperties("simulator")
public record CdnProperties(
        @Nullable URI publicUrl,
        @DefaultValue @Valid ImageSize imageSize,
        @DefaultValue @Valid VideoSize videoSize,
        @DefaultValue @Valid ImageTtl imageTtl,
        @DefaultValue @Valid VideoTtl videoTtl,
        @DefaultValue("1") @Positive double ttlScale,
        @DefaultValue("simulated-signing-key") @NotBlank String signingKey) {

    /** The paths that follow it begin with a slash. */
    @AssertTrue(message = "public-url must have a host and no slash at its end")
    boolean isPublicUrlABase() {
        return publicUrl == null
                || (publicUrl.getHost() != null && !publicUrl.toString().endsWith("/"));
    }

    /** Bounds of the size of a picture; one that has to be larger to be a picture is. */
    public record ImageSize(
            @DefaultValue("20KB") DataSize min,
            @DefaultValue("60KB") DataSize max) {

        @AssertTrue(message = "image-size.min must not be above image-size.max")
        boolean isInOrder() {
            return min.compareTo(max) <= 0;
        }
    }

    /** Bounds of the size of a video; one that has to be larger to be a video is. */
    public record VideoSize(
            @DefaultValue("100KB") DataSize min,
            @DefaultValue("400KB") DataSize max) {

        @AssertTrue(message = "video-size.min must not be above video-size.max")
        boolean isInOrder() {
            return min.compareTo(max) <= 0;
        }
    }

    /** Bounds of the time a link to a picture works. */
    public record ImageTtl(
            @DefaultValue("84h") Duration min,
            @DefaultValue("108h") Duration max) {

        @AssertTrue(message = "image-ttl.min must not be above image-ttl.max")
        boolean isInOrder() {
            return min.compareTo(max) <= 0;
        }
    }

    /** Bounds of the time a link to a video works. */
    public record VideoTtl(
            @DefaultValue("20h") Duration min,
            @DefaultValue("24h") Duration max) {

        @AssertTrue(message = "video-ttl.min must not be above video-ttl.max")
        boolean isInOrder() {
            return min.compareTo(max) <= 0;
        }
    }
}
