package io.creatorfleet.media.copy;

import io.creatorfleet.media.bucket.Bucket;
import io.creatorfleet.media.bucket.Upload;
import io.creatorfleet.platform.PlatformException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * One file's way into the bucket. A request that the bucket fails is sent again from its beginning, for which the CDN is
 * asked for no more than that request held.
 *
 * <p>Right before an object comes into being it is asked whether it is ours to store, which no later check could undo. The
 * body of one that is stored in one request may take minutes to come: it is asked before its last bytes leave, too.
 */
final class Transfer {

    private static final int RESENDS = 2;
    // R2 takes one write a second for a key.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Bucket bucket;
    private final String key;
    private final RemoteFile file;
    private final Standing ours;

    Transfer(Bucket bucket, String key, RemoteFile file, Standing ours) {
        this.bucket = bucket;
        this.key = key;
        this.file = file;
        this.ours = ours;
    }

    /** Stores a file of this length in one request; empty when it is not ours to store. */
    Optional<String> whole(long length) throws PlatformException, IOException, InterruptedException {
        try {
            return send(() -> ours.ask()
                    ? Optional.of(bucket.put(key, file.contentType(), file.slice(length, ours::require), length))
                    : Optional.empty());
        } catch (Standing.FallenException fallen) {
            return Optional.empty();
        }
    }

    /** The same of a file that is in memory. */
    Optional<String> whole(byte[] content, int length) throws PlatformException, IOException, InterruptedException {
        file.mark();
        return send(() -> ours.ask()
                ? Optional.of(bucket.put(key, file.contentType(), new ByteArrayInputStream(content, 0, length), length))
                : Optional.empty());
    }

    /** Sends what is left of a file of this length, in parts that pass through without being held. */
    void parts(Upload upload, long partSize, long length) throws PlatformException, IOException, InterruptedException {
        while (file.position() < length) {
            long part = Math.min(length - file.position(), partSize);
            file.mark();
            send(() -> upload.add(file.slice(part, () -> {}), part));
        }
    }

    /** Sends a file in parts, each held in the buffer; the first of them is in it already. */
    void parts(Upload upload, byte[] buffer) throws PlatformException, IOException, InterruptedException {
        for (int read = buffer.length; read > 0; read = file.readNBytes(buffer, 0, buffer.length)) {
            int part = read;
            file.mark();
            send(() -> upload.add(new ByteArrayInputStream(buffer, 0, part), part));
        }
    }

    /** Makes the parts an object; empty when it is not ours to store. */
    Optional<String> complete(Upload upload) {
        return ours.ask() ? Optional.of(upload.complete()) : Optional.empty();
    }

    private <T> T send(Supplier<T> request) throws PlatformException, IOException, InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                return request.get();
            } catch (SdkException failure) {
                file.throwFailure();
                if (failures > RESENDS || !MediaFailures.isTransient(failure) || !file.isRewindable()) {
                    throw failure;
                }
                Thread.sleep(PAUSE.multipliedBy(failures));
                file.rewind();
            }
        }
    }
}
