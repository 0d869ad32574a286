package io.creatorfleet.media.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.Database;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.bucket.Bucket;
import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.media.cdn.Cdn;
import io.creatorfleet.media.cdn.LocalCdn;
import io.creatorfleet.task.Failure;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * A worker's copies without its queue: a CDN, files of one creator, a handler that takes them to the bucket, and what is
 * there afterwards. Parts are 5 MB, from 8 MB on.
 */
public record Copying(
        Held held,
        FakeCdn cdn,
        Cdn way,
        S3Client s3,
        io.creatorfleet.backing.Bucket bucket,
        Creator creator,
        Predicate<Task> claims,
        SimpleMeterRegistry meters)
        implements AfterEachCallback {

    static final int MIB = 1024 * 1024;

    public static Copying into(io.creatorfleet.backing.Bucket bucket, Database database) {
        Held held = Held.in(database);
        Cdn way = LocalCdn.cdn(DataSize.ofMegabytes(20));
        return new Copying(
                held,
                new FakeCdn(),
                way,
                Buckets.client(bucket),
                bucket,
                held.creator(),
                task -> true,
                new SimpleMeterRegistry());
    }

    Copying whileClaims(Predicate<Task> stand) {
        return new Copying(held, cdn, way, s3, bucket, creator, stand, meters);
    }

    /** It knows nothing of how the CDN served this one. */
    Copying throughAnotherWorker() {
        return new Copying(held, cdn, LocalCdn.cdn(DataSize.ofMegabytes(20)), s3, bucket, creator, claims, meters);
    }

    /** The same on a machine so busy that a CDN's bytes may take their time. */
    Copying patient() {
        Cdn patient = LocalCdn.patient(DataSize.ofMegabytes(20));
        return new Copying(held, cdn, patient, s3, bucket, creator, claims, meters);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        cdn.close();
        s3.close();
    }

    public long media(String name, String link) {
        return held.media(creator, name, link);
    }

    /** A run of the file's task, which is claimed for it and free again afterwards. */
    public Verdict copy(long media) throws Exception {
        Task task = held.claimed(TaskKind.MEDIA, media);
        try {
            return handler().handle(task);
        } finally {
            held.jdbc()
                    .sql("UPDATE task SET state = 'CANCELLED', owner = NULL, finished_at = now() WHERE id = ?")
                    .param(task.id())
                    .update();
        }
    }

    CopyMediaHandler handler() {
        Bucket store = Buckets.bucket(s3, bucket);
        Uploads uploads = new Uploads(store, new UploadStore(held.jdbc()));
        Copier copier = new Copier(store, uploads, Buckets.SIZES, 3, claims);
        CopyStore copies = new CopyStore(held.jdbc());
        Removal removal = new Removal(copies, new BucketContents(s3, bucket.name()), Duration.ofMillis(300));
        return new CopyMediaHandler(copies, way, copier, removal, new CopyProperties(3, 3), new CopyMeters(meters));
    }

    void assertStored(long media, byte[] content, String type) throws Exception {
        Map<String, @Nullable Object> row = held.media(media);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        ResponseBytes<GetObjectResponse> object =
                s3.getObjectAsBytes(get -> get.bucket(bucket.name()).key(String.valueOf(row.get("object_key"))));
        assertThat(row)
                .containsEntry("state", "STORED")
                .containsEntry("size", (long) content.length)
                .containsEntry("sha256", sha256)
                .containsEntry("content_type", type)
                .containsEntry("etag", object.response().eTag().replace("\"", ""));
        assertThat(object.response().contentType()).isEqualTo(type);
        assertThat(Arrays.equals(object.asByteArray(), content)).isTrue();
        assertNoUpload();
    }

    void assertNothingStored(long media) {
        assertThat(held.media(media)).containsEntry("state", "PENDING");
        assertNoObject();
        assertNoUpload();
    }

    /** The server lists what it has begun to receive until it notices that the request was broken off. */
    void assertNoObject() {
        await().untilAsserted(() -> assertThat(
                        s3.listObjectsV2(list -> list.bucket(bucket.name()).prefix(creator.objectPrefix()))
                                .contents())
                .isEmpty());
    }

    void assertNoUpload() {
        assertThat(uploads()).isEmpty();
        assertThat(begun()).isZero();
    }

    List<MultipartUpload> uploads() {
        return s3
                .listMultipartUploads(list -> list.bucket(bucket.name()).prefix(creator.objectPrefix()))
                .uploads()
                .stream()
                .filter(upload -> upload.key().startsWith(creator.objectPrefix()))
                .toList();
    }

    /** How many uploads the rows name. */
    int begun() {
        return held.jdbc()
                .sql("SELECT count(*) FROM media_upload u JOIN media m ON m.id = u.media_id WHERE m.creator_id = ?")
                .param(creator.id())
                .query(Integer.class)
                .single();
    }

    static void isTheCdnsFailure(Throwable thrown) {
        assertThat(new MediaFailures().classify((Exception) thrown))
                .isInstanceOfSatisfying(
                        Failure.Unavailable.class,
                        failure -> assertThat(failure.message()).startsWith("The file from 127.0.0.1"));
    }
}
