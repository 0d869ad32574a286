package io.creatorfleet.media.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an audit of the whole bucket is to do.
 *
 * @param out the file its report goes to; null: standard output
 * @param repair whether to act on what it finds
 */
@ConfigurationProperties("fleet.audit")
record BucketAuditProperties(
        @DefaultValue("csv") Format format,
        @Nullable Path out,
        @DefaultValue("false") boolean repair) {

    enum Format {
        CSV,
        JSON
    }
}
