package io.creatorfleet.bench.job;

import io.creatorfleet.backing.Bucket;
import io.creatorfleet.media.bucket.S3Clients;
import io.creatorfleet.media.bucket.S3Properties;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The way from a link to an object: one GET, one PUT, the checksum taken in between. The client is the fleet's. */
final class LoopBucket implements AutoCloseable {

    private final S3Client s3;
    private final String bucket;

    LoopBucket(Bucket bucket) {
        this.bucket = bucket.name();
        S3Properties settings = new S3Properties(
                bucket.endpoint(), bucket.region(), bucket.name(), bucket.accessKey(), bucket.secretKey(), true, false);
        this.s3 = S3Clients.of(settings, AwsRetryStrategy.doNotRetry());
    }

    /** Copies the file behind the link, whole or not at all. */
    Copied copy(String link, String key) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(link).toURL().openConnection();
        MessageDigest digest = sha256();
        long size = connection.getContentLengthLong();
        String type = connection.getContentType();
        try (InputStream file = new DigestInputStream(connection.getInputStream(), digest)) {
            String etag = s3.putObject(
                            put -> put.bucket(bucket).key(key).contentType(type).contentLength(size),
                            RequestBody.fromInputStream(file, size))
                    .eTag();
            return new Copied(key, size, HexFormat.of().formatHex(digest.digest()), etag, type);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
