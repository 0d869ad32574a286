package io.creatorfleet.backing;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The buckets of an S3 store, through keys that may create them. */
public record Buckets(Bucket store) {

    /** A new bucket, empty. */
    public Bucket create(String name) {
        try (S3Client client = client()) {
            client.createBucket(request -> request.bucket(name));
        }
        return store.named(name);
    }

    /** Creates the bucket unless it is there. */
    public Bucket createIfAbsent(String name) {
        try (S3Client client = client()) {
            boolean present = client.listBuckets().buckets().stream()
                    .anyMatch(bucket -> bucket.name().equals(name));
            return present ? store.named(name) : create(name);
        }
    }

    /** Deletes a bucket with its objects. */
    public void delete(String name) {
        try (S3Client client = client()) {
            for (S3Object object : client.listObjectsV2Paginator(request -> request.bucket(name))
                    .contents()) {
                client.deleteObject(request -> request.bucket(name).key(object.key()));
            }
            client.deleteBucket(request -> request.bucket(name));
        }
    }

    S3Client client() {
        return S3Client.builder()
                .endpointOverride(store.endpoint())
                .region(Region.of(store.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(store.accessKey(), store.secretKey())))
                .forcePathStyle(true)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
