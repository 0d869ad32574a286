package io.creatorfleet.media.bucket;

import io.creatorfleet.media.cdn.Download;
import io.creatorfleet.task.FailureText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The bucket that files are kept in. */
public final class Bucket {

    private static final Logger log = LoggerFactory.getLogger(Bucket.class);

    private static final Duration ABORT = Duration.ofSeconds(10);
    // With the second in which the thread learns of it, a cancelled copy ends within two.
    private static final Duration ABORT_WHEN_STOPPED = Duration.ofMillis(800);

    /** An object as the bucket shows it. */
    public record StoredObject(String key, long size, String etag) {}

    private final S3Client s3;
    private final String name;
    private final UploadProperties properties;
    private final Semaphore partBuffers;

    public Bucket(S3Client s3, String name, UploadProperties properties) {
        this.s3 = s3;
        this.name = name;
        this.properties = properties;
        this.partBuffers = new Semaphore(properties.partBuffers());
    }

    /**
     * Stores a file under a key as it comes in.
     *
     * @param ours asked right before the object comes into being, which no later check could undo
     * @return the object's ETag; empty when the file is not ours to store any more
     */
    public Optional<String> store(String key, Download file, BooleanSupplier ours)
            throws IOException, InterruptedException {
        if (file.length().isEmpty()) {
            return storeUnmeasured(key, file, ours);
        }
        long length = file.length().getAsLong();
        return length < properties.multipartThreshold().toBytes()
                ? put(key, file.contentType(), file.slice(length), length, ours)
                : storeParts(
                        key,
                        file,
                        ours,
                        Parts.streamed(file, length, properties.partSize().toBytes()));
    }

    /** A part's length must be known before it is sent, so one part is held in memory. */
    private Optional<String> storeUnmeasured(String key, Download file, BooleanSupplier ours)
            throws IOException, InterruptedException {
        partBuffers.acquire();
        try {
            byte[] buffer = new byte[(int) properties.partSize().toBytes()];
            int first = file.readNBytes(buffer, 0, buffer.length);
            return first < buffer.length
                    ? put(key, file.contentType(), new ByteArrayInputStream(buffer, 0, first), first, ours)
                    : storeParts(key, file, ours, Parts.buffered(file, buffer));
        } finally {
            partBuffers.release();
        }
    }

    private Optional<String> put(String key, String type, InputStream body, long length, BooleanSupplier ours) {
        if (!ours.getAsBoolean()) {
            return Optional.empty();
        }
        return Optional.of(unquoted(s3.putObject(
                        put -> put.bucket(name).key(key).contentType(type).contentLength(length),
                        RequestBody.fromInputStream(body, length))
                .eTag()));
    }

    private Optional<String> storeParts(String key, Download file, BooleanSupplier ours, Parts parts)
            throws IOException {
        String upload = s3.createMultipartUpload(
                        create -> create.bucket(name).key(key).contentType(file.contentType()))
                .uploadId();
        boolean complete = false;
        try {
            List<CompletedPart> sent = send(key, upload, parts);
            if (!ours.getAsBoolean()) {
                return Optional.empty();
            }
            String etag = s3.completeMultipartUpload(whole ->
                            whole.bucket(name).key(key).uploadId(upload).multipartUpload(all -> all.parts(sent)))
                    .eTag();
            complete = true;
            return Optional.of(unquoted(etag));
        } finally {
            if (!complete) {
                abort(key, upload);
            }
        }
    }

    private List<CompletedPart> send(String key, String upload, Parts parts) throws IOException {
        List<CompletedPart> sent = new ArrayList<>();
        for (Parts.Part part = parts.next(); part != null; part = parts.next()) {
            int number = sent.size() + 1;
            long length = part.length();
            String etag = s3.uploadPart(
                            one -> one.bucket(name)
                                    .key(key)
                                    .uploadId(upload)
                                    .partNumber(number)
                                    .contentLength(length),
                            RequestBody.fromInputStream(part.body(), length))
                    .eTag();
            sent.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
        }
        return sent;
    }

    /**
     * Removes the parts sent so far, even by a thread that was interrupted: nobody else knows of them. Such a thread is
     * to end soon, though, and the bucket may be what held it up.
     */
    private void abort(String key, String upload) {
        boolean interrupted = Thread.interrupted();
        Duration most = interrupted ? ABORT_WHEN_STOPPED : ABORT;
        try {
            s3.abortMultipartUpload(abort -> abort.bucket(name)
                    .key(key)
                    .uploadId(upload)
                    .overrideConfiguration(call -> call.apiCallTimeout(most)));
        } catch (SdkException failure) {
            log.warn(
                    "The parts of {} stay until the bucket's rule for incomplete uploads removes them: {}",
                    key,
                    FailureText.of(failure));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The objects whose keys begin so, in the order of their keys' bytes, fetched as they are read. */
    public Iterator<StoredObject> list(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix)).contents().stream()
                .map(object -> new StoredObject(object.key(), object.size(), unquoted(object.eTag())))
                .iterator();
    }

    public Optional<StoredObject> find(String key) {
        try {
            HeadObjectResponse head = s3.headObject(ask -> ask.bucket(name).key(key));
            return Optional.of(new StoredObject(key, head.contentLength(), unquoted(head.eTag())));
        } catch (NoSuchKeyException absent) {
            return Optional.empty();
        }
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
