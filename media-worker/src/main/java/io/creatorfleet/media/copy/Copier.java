package io.creatorfleet.media.copy;

import io.creatorfleet.media.bucket.Bucket;
import io.creatorfleet.media.bucket.Upload;
import io.creatorfleet.media.bucket.UploadProperties;
import io.creatorfleet.media.cdn.Range;
import io.creatorfleet.media.cdn.TooLargeException;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.Task;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Copies files into the bucket: whole below a threshold, in equal parts above it, on from the last part of an earlier run. */
final class Copier {

    /** What became of a copy. */
    sealed interface Outcome {

        record Stored(CopyStore.Stored object) implements Outcome {}

        /** The CDN does not honour the link. */
        record LinkRefused() implements Outcome {}

        /** The claim no longer stands: nothing came into being. */
        record ClaimFallen() implements Outcome {}
    }

    private final Bucket bucket;
    private final Uploads uploads;
    private final UploadProperties sizes;
    private final int reopenings;
    private final Predicate<Task> claims;
    private final PartBuffers partBuffers;

    /**
     * Makes one.
     *
     * @param reopenings how often the CDN is asked for the rest of a file within a run
     * @param claims whether the claim of a task still stands
     */
    Copier(Bucket bucket, Uploads uploads, UploadProperties sizes, int reopenings, Predicate<Task> claims) {
        this.bucket = bucket;
        this.uploads = uploads;
        this.sizes = sizes;
        this.reopenings = reopenings;
        this.claims = claims;
        this.partBuffers = new PartBuffers(sizes.partBuffers());
    }

    Outcome copy(Task task, CopyStore.Copy copy, Downloads.Source source)
            throws PlatformException, IOException, InterruptedException {
        Optional<Uploads.Begun> begun = uploads.find(task, copy);
        Range rest = begun.map(Uploads.Begun::rest).orElse(Range.WHOLE);
        Optional<RemoteFile> opened;
        try {
            opened = RemoteFile.open(source, rest, reopenings);
        } catch (PlatformException.Malformed unusable) {
            // Whose answer to a range is unusable today answers so tomorrow: the next run asks for the whole file.
            begun.ifPresent(upload -> uploads.drop(task, copy, upload, false));
            throw unusable;
        }
        if (opened.isEmpty()) {
            return new Outcome.LinkRefused();
        }
        try (RemoteFile file = opened.get()) {
            Storing storing = new Storing(task, copy, file);
            return begun.isPresent() ? storing.goOn(begun.get()) : storing.begin();
        }
    }

    /** One copy under way. */
    private final class Storing {

        private final Task task;
        private final CopyStore.Copy copy;
        private final RemoteFile file;
        private final Transfer transfer;
        private final boolean rest;

        Storing(Task task, CopyStore.Copy copy, RemoteFile file) {
            this.task = task;
            this.copy = copy;
            this.file = file;
            this.rest = file.position() > 0;
            this.transfer =
                    new Transfer(bucket, copy.key(), file, new Standing(() -> claims.test(task), System::nanoTime));
        }

        Outcome begin() throws PlatformException, IOException, InterruptedException {
            Long length = file.knownLength();
            if (length == null) {
                return unmeasured();
            }
            if (length < sizes.multipartThreshold().toBytes()) {
                return outcome(transfer.whole(length));
            }
            long partSize = sizes.partSize().toBytes();
            return parts(partSize, upload -> transfer.parts(upload, partSize, length));
        }

        /** A part's length must be known before it is sent, so one part is held in memory. */
        private Outcome unmeasured() throws PlatformException, IOException, InterruptedException {
            partBuffers.take();
            try {
                byte[] buffer = new byte[(int) sizes.partSize().toBytes()];
                int first = file.readNBytes(buffer, 0, buffer.length);
                return first < buffer.length
                        ? outcome(transfer.whole(buffer, first))
                        : parts(buffer.length, upload -> transfer.parts(upload, buffer));
            } finally {
                partBuffers.giveBack();
            }
        }

        private Outcome parts(long partSize, Sending sending)
                throws PlatformException, IOException, InterruptedException {
            Optional<Uploads.Begun> begun = uploads.begin(task, copy, file, partSize);
            return begun.isPresent() ? parts(begun.get(), sending) : new Outcome.ClaimFallen();
        }

        private Outcome parts(Uploads.Begun begun, Sending sending)
                throws PlatformException, IOException, InterruptedException {
            boolean resumable = true;
            Optional<String> etag = Optional.empty();
            try {
                sending.send(begun.upload());
                etag = transfer.complete(begun.upload());
            } catch (FlawedFileException | ChangedFileException | TooLargeException spoilt) {
                resumable = false;
                throw spoilt;
            } catch (InterruptedException stopped) {
                // By this the upload is dropped as quickly as a thread that is to end soon has to.
                Thread.currentThread().interrupt();
                throw stopped;
            } finally {
                if (etag.isEmpty()) {
                    uploads.drop(task, copy, begun, resumable);
                }
            }
            return outcome(etag);
        }

        Outcome goOn(Uploads.Begun begun) throws PlatformException, IOException, InterruptedException {
            if (begun.goesOnWith(file)) {
                UploadStore.Row row = begun.row();
                return parts(begun, upload -> transfer.parts(upload, row.partSize(), row.wholeLength()));
            }
            uploads.drop(task, copy, begun, false);
            if (rest) {
                throw new ChangedFileException("The CDN tells another length by now: the copy starts over");
            }
            return begin();
        }

        private Outcome outcome(Optional<String> etag) throws IOException {
            if (etag.isEmpty()) {
                return new Outcome.ClaimFallen();
            }
            return new Outcome.Stored(
                    rest
                            ? readBack(etag.get())
                            : new CopyStore.Stored(file.position(), file.sha256Hex(), etag.get(), file.contentType()));
        }

        /** What an earlier run sent has not passed here, and no digest begins in the middle: the object is read once. */
        private CopyStore.Stored readBack(String etag) throws IOException {
            Inspection whole = inspection();
            try {
                whole.requireWhole();
                String type = whole.format().contentType(file.contentType());
                return new CopyStore.Stored(whole.size(), whole.sha256Hex(), etag, type);
            } catch (FlawedFileException flawed) {
                if (claims.test(task)) {
                    bucket.delete(copy.key());
                }
                throw flawed;
            }
        }

        private Inspection inspection() {
            try (InputStream object = bucket.read(copy.key())) {
                return Inspection.of(object);
            } catch (IOException broken) {
                throw SdkClientException.create("the object broke off while it was read back", broken);
            }
        }
    }

    /** Sends the parts of a file. */
    @FunctionalInterface
    private interface Sending {
        void send(Upload upload) throws PlatformException, IOException, InterruptedException;
    }
}
