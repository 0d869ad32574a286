package io.creatorfleet.media.bucket;

import io.creatorfleet.task.FailureText;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An object that comes into being in parts, sent one after the other and of equal size but for the last. */
public final class Upload {

    private static final Logger log = LoggerFactory.getLogger(Upload.class);

    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final String bucket;
    private final String key;
    private final String id;
    private final List<CompletedPart> parts = new ArrayList<>();

    Upload(S3Client s3, String bucket, String key, String id) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** How many parts are stored. */
    public int parts() {
        return parts.size();
    }

    /**
     * Takes up the parts that are stored, as far as they are of this size and without a gap. The last of the object is not
     * among them: it is sent again, so that there is something to go on with.
     *
     * @param length of the whole object
     * @return whether there are any; some servers list none of an upload they do not know, others refuse
     */
    public boolean resume(long partSize, long length) {
        long most = (length - 1) / partSize;
        try {
            for (Part part : s3.listPartsPaginator(
                            list -> list.bucket(bucket).key(key).uploadId(id))
                    .parts()) {
                if (parts.size() == most || part.partNumber() != parts.size() + 1 || part.size() != partSize) {
                    break;
                }
                parts.add(part(part.partNumber(), part.eTag()));
            }
            return !parts.isEmpty();
        } catch (S3Exception refused) {
            if (refused.statusCode() == NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    /** Stores the next part; returns how many there are then. */
    public int add(InputStream body, long length) {
        int number = parts.size() + 1;
        String etag = s3.uploadPart(
                        one -> one.bucket(bucket)
                                .key(key)
                                .uploadId(id)
                                .partNumber(number)
                                .contentLength(length),
                        RequestBody.fromInputStream(body, length))
                .eTag();
        parts.add(part(number, etag));
        return number;
    }

    /** Makes the parts an object; returns its ETag. */
    public String complete() {
        return Bucket.unquoted(s3.completeMultipartUpload(
                        whole -> whole.bucket(bucket).key(key).uploadId(id).multipartUpload(all -> all.parts(parts)))
                .eTag());
    }

    /** Removes the parts, or leaves them to an audit if the bucket does not do so in this time. */
    public void abort(Duration most) {
        try {
            s3.abortMultipartUpload(abort -> abort.bucket(bucket)
                    .key(key)
                    .uploadId(id)
                    .overrideConfiguration(call -> call.apiCallTimeout(most)));
        } catch (NoSuchUploadException gone) {
            log.debug("The upload of {} is gone already", key);
        } catch (SdkException failure) {
            log.warn("The parts of {} stay until an audit finds them: {}", key, FailureText.of(failure));
        }
    }

    private static CompletedPart part(int number, String etag) {
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }
}
