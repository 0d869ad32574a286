package io.creatorfleet.media.copy;

import io.creatorfleet.media.bucket.Bucket;
import io.creatorfleet.media.bucket.Upload;
import io.creatorfleet.media.cdn.Range;
import io.creatorfleet.task.FailureText;
import io.creatorfleet.task.Task;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The multipart uploads of files: begun, gone on with by a later run, dropped. The bucket and the database each know of
 * them; between the two a worker may die, and what it leaves is found by an audit.
 */
final class Uploads {

    private static final Logger log = LoggerFactory.getLogger(Uploads.class);

    private static final Duration ABORT = Duration.ofSeconds(10);
    // A cancelled copy is to end within two seconds, and its thread may learn of it only after one.
    private static final Duration ABORT_WHEN_STOPPED = Duration.ofMillis(400);

    /** An upload, and what was known of its file when it was begun. */
    record Begun(Upload upload, UploadStore.Row row) {

        /** What is missing of it. */
        Range rest() {
            return new Range(upload.parts() * row.partSize(), row.validator());
        }

        /** Whether this is the rest of the same content. */
        boolean goesOnWith(RemoteFile file) {
            return file.position() == rest().offset()
                    && Objects.equals(file.validator(), row.validator())
                    && Objects.equals(file.knownLength(), row.length());
        }
    }

    private final Bucket bucket;
    private final UploadStore store;

    Uploads(Bucket bucket, UploadStore store) {
        this.bucket = bucket;
        this.store = store;
    }

    /** The upload that an earlier run was cut off in, if there is anything to go on with. */
    Optional<Begun> find(Task task, CopyStore.Copy copy) {
        UploadStore.Row row = copy.upload();
        if (row == null) {
            return Optional.empty();
        }
        Begun begun = new Begun(bucket.upload(copy.key(), row.uploadId()), row);
        if (row.length() != null && row.validator() != null && begun.upload().resume(row.partSize(), row.length())) {
            return Optional.of(begun);
        }
        drop(task, copy, begun, false);
        return Optional.empty();
    }

    /** Begins one; empty when the claim no longer stands. */
    Optional<Begun> begin(Task task, CopyStore.Copy copy, RemoteFile file, long partSize) {
        Upload upload = bucket.begin(copy.key(), file.contentType());
        UploadStore.Row row = new UploadStore.Row(upload.id(), partSize, file.knownLength(), file.validator());
        boolean named = false;
        try {
            named = store.begin(task, copy.id(), row);
        } finally {
            if (!named) {
                upload.abort(ABORT);
            }
        }
        return named ? Optional.of(new Begun(upload, row)) : Optional.empty();
    }

    /**
     * Ends an upload that did not become an object, unless another run goes on with it. That holds for a thread that was
     * interrupted too, which is to end soon, though.
     *
     * @param resumable whether a later run may go on with it
     */
    void drop(Task task, CopyStore.Copy copy, Begun begun, boolean resumable) {
        boolean interrupted = Thread.interrupted();
        boolean kept = resumable && begun.row().isResumable();
        try {
            if (store.forget(task, copy.id(), begun.row().uploadId(), kept)) {
                begun.upload().abort(interrupted ? ABORT_WHEN_STOPPED : ABORT);
            }
        } catch (DataAccessException failure) {
            log.warn("The upload of {} stays until its next copy or an audit: {}", copy.key(), FailureText.of(failure));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
