package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The content of the files. */
@Component
final class Files {

    private static final long FIRST_CHANGE =
            Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final long SECONDS_OF_CHANGE = 150_000_000;

    private final CdnProperties properties;

    Files(CdnProperties properties) {
        this.properties = properties;
    }

    GeneratedFile content(CdnFile file) {
        Seed seed = file.seed();
        boolean video = file.kind().isVideo();
        long min = video
                ? properties.videoSize().min().toBytes()
                : properties.imageSize().min().toBytes();
        long max = video
                ? properties.videoSize().max().toBytes()
                : properties.imageSize().max().toBytes();
        long size = seed.with("size").between(min, max);
        return video ? Mp4File.of(seed, size) : JpegFile.of(seed, size);
    }

    /** The strong validator: it changes when the bytes would. */
    String etag(CdnFile file, GeneratedFile content) {
        return "\"" + Long.toHexString(file.seed().with(content.length()).value()) + "\"";
    }

    Instant lastModified(CdnFile file) {
        return Instant.ofEpochSecond(FIRST_CHANGE + file.seed().with("modified").below(SECONDS_OF_CHANGE));
    }
}
