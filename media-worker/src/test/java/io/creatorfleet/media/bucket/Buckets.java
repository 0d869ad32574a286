package io.creatorfleet.media.bucket;

import io.micrometer.tracing.Tracer;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.S3Client;

/** The test class's bucket, through the client that the worker uses. */
public final class Buckets {

    private Buckets() {}

    public static S3Client client(io.creatorfleet.backing.Bucket given) {
        return S3Configuration.client(properties(given, given.name(), false), Tracer.NOOP);
    }

    /** Parts of 5 MB from 8 MB on. */
    public static final UploadProperties SIZES =
            new UploadProperties(DataSize.ofMegabytes(20), DataSize.ofMegabytes(8), DataSize.ofMegabytes(5), 2);

    public static Bucket bucket(S3Client client, io.creatorfleet.backing.Bucket given) {
        return new Bucket(client, given.name());
    }

    static S3Properties properties(io.creatorfleet.backing.Bucket given, String bucket, boolean create) {
        return new S3Properties(
                given.endpoint(), given.region(), bucket, given.accessKey(), given.secretKey(), true, create);
    }
}
