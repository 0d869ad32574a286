package io.creatorfleet.media.bucket;

import java.io.InputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the bucket holds, as those see it who compare it with rows or clear it away. */
public final class BucketContents implements AutoCloseable {

    /** What the keys of objects begin with that were put aside: no row names them. */
    public static final String QUARANTINE = "quarantine/";

    // S3 wants a checksum of what is to be deleted; every server knows this one.
    private static final AwsRequestOverrideConfiguration WITH_MD5 = AwsRequestOverrideConfiguration.builder()
            .addPlugin(LegacyMd5Plugin.create())
            .build();

    /** An object as the bucket shows it. */
    public record StoredObject(String key, long size, String etag, Instant modifiedAt) {}

    /** An upload in parts that was begun and neither completed nor aborted. */
    public record OpenUpload(String key, String id, Instant begunAt) {}

    private final S3Client s3;
    private final String name;

    /** @param s3 to be closed with this; it may repeat requests, none of which carries a body that cannot be sent twice */
    public BucketContents(S3Client s3, String name) {
        this.s3 = s3;
        this.name = name;
    }

    /** The objects whose keys begin so, in the order of their keys' bytes, fetched as they are read. */
    public Iterator<StoredObject> list(String prefix) {
        return listing(prefix).flatMap(List::stream).iterator();
    }

    /** The same by pages, each of which is one request and may be empty. */
    public Iterator<List<StoredObject>> pages(String prefix) {
        return listing(prefix).iterator();
    }

    private Stream<List<StoredObject>> listing(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).stream()
                .map(page ->
                        page.contents().stream().map(BucketContents::stored).toList());
    }

    private static StoredObject stored(S3Object object) {
        return new StoredObject(object.key(), object.size(), Bucket.unquoted(object.eTag()), object.lastModified());
    }

    public Optional<StoredObject> find(String key) {
        try {
            HeadObjectResponse head = s3.headObject(ask -> ask.bucket(name).key(key));
            return Optional.of(
                    new StoredObject(key, head.contentLength(), Bucket.unquoted(head.eTag()), head.lastModified()));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        }
    }

    /** The object's bytes, to be closed; empty when it has changed or gone since it was seen. */
    public Optional<InputStream> open(StoredObject seen) {
        try {
            return Optional.of(
                    s3.getObject(get -> get.bucket(name).key(seen.key()).ifMatch(seen.etag())));
        } catch (S3Exception refused) {
            return changed(refused);
        }
    }

    /** Copies the object within the bucket; empty when it has changed or gone since it was seen. */
    public Optional<StoredObject> copy(StoredObject seen, String to) {
        try {
            s3.copyObject(copy -> copy.sourceBucket(name)
                    .sourceKey(seen.key())
                    .copySourceIfMatch(seen.etag())
                    .destinationBucket(name)
                    .destinationKey(to));
        } catch (S3Exception refused) {
            return changed(refused);
        }
        return find(to);
    }

    private static <T> Optional<T> changed(S3Exception refused) {
        if (refused.statusCode() == 404 || refused.statusCode() == 412) {
            return Optional.empty();
        }
        throw refused;
    }

    /** Deletes the objects, no more than a page of the listing has; what is not there counts as deleted. */
    public void delete(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        List<ObjectIdentifier> objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        List<S3Error> errors = s3.deleteObjects(delete -> delete.bucket(name)
                        .delete(all -> all.quiet(true).objects(objects))
                        .overrideConfiguration(WITH_MD5))
                .errors();
        if (!errors.isEmpty()) {
            throw new IllegalStateException("The bucket did not delete %d of %d objects, the first %s: %s"
                    .formatted(
                            errors.size(),
                            keys.size(),
                            errors.getFirst().key(),
                            errors.stream().map(S3Error::code).distinct().collect(Collectors.joining(", "))));
        }
    }

    /** The uploads of keys that begin so, fetched as they are read. */
    public Iterator<OpenUpload> uploads(String prefix) {
        return s3.listMultipartUploadsPaginator(list -> list.bucket(name).prefix(prefix)).uploads().stream()
                .filter(upload -> upload.key().startsWith(prefix))
                .map(upload -> new OpenUpload(upload.key(), upload.uploadId(), upload.initiated()))
                .iterator();
    }

    /** Removes the parts sent so far; an upload that has ended meanwhile is none. */
    public void abort(OpenUpload upload) {
        try {
            s3.abortMultipartUpload(
                    abort -> abort.bucket(name).key(upload.key()).uploadId(upload.id()));
        } catch (NoSuchUploadException ended) {
            // That is what was wanted.
        }
    }

    @Override
    public void close() {
        s3.close();
    }
}
