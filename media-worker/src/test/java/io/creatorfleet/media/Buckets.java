package io.creatorfleet.media;

import io.creatorfleet.backing.Bucket;
import software.amazon.awssdk.services.s3.S3Client;

/** The test class's bucket, through the client that the worker uses. */
final class Buckets {

    private Buckets() {}

    static S3Client client(Bucket given) {
        return new S3Configuration().s3(properties(given, given.name(), false));
    }

    static S3Properties properties(Bucket given, String bucket, boolean create) {
        return new S3Properties(
                given.endpoint(), given.region(), bucket, given.accessKey(), given.secretKey(), true, create);
    }
}
