package io.creatorfleet.simulator.cdn;

import io.creatorfleet.simulator.chance.Seed;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** The content of the files. */
@Component
public final class Files {

    /** What a whole and faithful copy of a file measures. */
    public record Fingerprint(long size, String sha256) {}

    private static final long FIRST_CHANGE =
            Instant.parse("2020-01-01T00:00:00Z").getEpochSecond();
    private static final long SECONDS_OF_CHANGE = 150_000_000;

    private final CdnProperties properties;

    Files(CdnProperties properties) {
        this.properties = properties;
    }

    /** The fingerprint of a file, which is generated for it and not held. */
    public Fingerprint fingerprint(Blueprint file) {
        GeneratedFile content = content(file);
        try (DigestOutputStream out =
                new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            content.write(out, 0, content.length());
            return new Fingerprint(
                    content.length(),
                    HexFormat.of().formatHex(out.getMessageDigest().digest()));
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256, and nothing is written anywhere", impossible);
        }
    }

    GeneratedFile content(Blueprint file) {
        Seed seed = file.seed().with("size");
        long image = seed.between(
                properties.imageSize().min().toBytes(),
                properties.imageSize().max().toBytes());
        return switch (file.format()) {
            case JPEG -> JpegFile.of(file.seed(), image);
            case GIF -> GifFile.of(file.seed(), image);
            case SOUND -> SoundFile.of(file.seed(), image);
            case VIDEO ->
                Mp4File.of(
                        file.seed(),
                        seed.between(
                                properties.videoSize().min().toBytes(),
                                properties.videoSize().max().toBytes()));
        };
    }

    /** The strong validator: it changes when the bytes would. */
    String etag(Blueprint file, GeneratedFile content) {
        return "\"" + Long.toHexString(file.seed().with(content.length()).value()) + "\"";
    }

    Instant lastModified(Blueprint file) {
        return Instant.ofEpochSecond(FIRST_CHANGE + file.seed().with("modified").below(SECONDS_OF_CHANGE));
    }
}
