package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.BucketContents.OpenUpload;
import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Audits a part of the bucket, or all of it: rows against the listing, a sample of the bytes, uploads left open. */
final class Auditor {

    /**
     * What an audit has found.
     *
     * @param objects all that were listed, but those put aside
     * @param bytes of those that a row says are stored, and of orphans
     * @param quarantined objects that earlier repairs have put aside
     * @param rehashed sound objects whose bytes were read again
     */
    record Outcome(
            Map<Finding, Long> counts,
            long objects,
            long bytes,
            long quarantined,
            long rehashed,
            long rehashedBytes,
            List<OpenUpload> dangling) {

        /** Whether all is as the rows say, and nothing else is there. */
        boolean isSound() {
            return dangling.isEmpty() && counts.keySet().stream().noneMatch(Finding::isDifference);
        }
    }

    private final AuditStore rows;
    private final BucketContents contents;
    private final AuditProperties properties;

    Auditor(AuditStore rows, BucketContents contents, AuditProperties properties) {
        this.rows = rows;
        this.contents = contents;
        this.properties = properties;
    }

    /** Audits what has a key that begins so. */
    Outcome audit(String prefix, Audit.Listener listener) throws IOException {
        Sample sample = new Sample(new SecureRandom());
        Audit audit = new Audit(new SecondLook(rows, contents)::at, sampling(listener, sample));
        try (ReadAhead<AuditStore.Row> read = new ReadAhead<>(rows.pages(prefix));
                ReadAhead<StoredObject> listed = new ReadAhead<>(contents.pages(prefix))) {
            audit.run(read, listed);
        }
        List<StoredObject> again = sample.within(properties.rehashBytes().toBytes());
        rehash(again, audit, listener);
        return new Outcome(
                audit.counts(),
                audit.objects(),
                audit.bytes(),
                audit.quarantined(),
                again.size(),
                again.stream().mapToLong(StoredObject::size).sum(),
                dangling(prefix));
    }

    private static Audit.Listener sampling(Audit.Listener listener, Sample sample) {
        return new Audit.Listener() {
            @Override
            public void sound(AuditStore.Row row, StoredObject object) {
                sample.offer(object);
                listener.sound(row, object);
            }

            @Override
            public void differs(Difference difference) throws IOException {
                listener.differs(difference);
            }
        };
    }

    private void rehash(List<StoredObject> objects, Audit audit, Audit.Listener listener) throws IOException {
        Rehash rehash = new Rehash(rows, contents);
        for (StoredObject object : objects) {
            if (!rehash.isSound(object)) {
                Optional<AuditStore.Row> row = rows.row(object.key());
                Difference difference = new Difference(Finding.WRONG_CHECKSUM, object.key(), row.orElse(null), object);
                audit.correct(difference.finding());
                listener.differs(difference);
            }
        }
    }

    private List<OpenUpload> dangling(String prefix) {
        Instant latest = Instant.now().minus(properties.danglingAfter());
        List<OpenUpload> dangling = new ArrayList<>();
        Iterator<OpenUpload> uploads = contents.uploads(prefix);
        while (uploads.hasNext()) {
            OpenUpload upload = uploads.next();
            if (upload.begunAt().isBefore(latest) && !rows.isAwaited(upload)) {
                dangling.add(upload);
            }
        }
        return dangling;
    }
}
