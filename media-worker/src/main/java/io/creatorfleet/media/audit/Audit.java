package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;

/**
 * A comparison of rows with objects, of a creator or of the whole bucket: a merge of both. Only what differs, and still
 * does at a second look, is told.
 */
final class Audit {

    /** Who is told what is found, key by key in their order. */
    interface Listener {

        /** A stored row whose object is as it says. */
        void sound(AuditStore.Row row, StoredObject object);

        /** A difference that was looked at twice. */
        void differs(Difference difference) throws IOException;
    }

    private final Function<String, Difference> secondLook;
    private final Listener listener;
    private final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
    private long objects;
    private long bytes;
    private long quarantined;

    /** @param secondLook what there is of a key now */
    Audit(Function<String, Difference> secondLook, Listener listener) {
        this.secondLook = secondLook;
        this.listener = listener;
    }

    /** Compares all of it; to be called once. */
    Audit run(Iterator<AuditStore.Row> rows, Iterator<StoredObject> listed) throws IOException {
        Pairs pairs = new Pairs(rows, listed);
        while (pairs.hasNext()) {
            take(pairs.next());
        }
        return this;
    }

    private void take(Pairs.Pair pair) throws IOException {
        StoredObject object = pair.object();
        if (object != null && object.key().startsWith(BucketContents.QUARANTINE)) {
            quarantined++;
            return;
        }
        if (object != null) {
            objects++;
            bytes += pair.row() == null || pair.row().stored() ? object.size() : 0;
        }
        Finding first = Finding.of(pair.row(), object);
        Difference certain = first.isDifference()
                ? secondLook.apply(pair.key())
                : new Difference(first, pair.key(), pair.row(), object);
        counts.merge(certain.finding(), 1L, Long::sum);
        tell(certain);
    }

    private void tell(Difference certain) throws IOException {
        if (certain.finding().isDifference()) {
            listener.differs(certain);
        } else if (certain.finding() == Finding.OK && certain.row() != null && certain.object() != null) {
            listener.sound(certain.row(), certain.object());
        }
    }

    /** Counts one that looked sound as what its bytes have shown it to be. */
    void correct(Finding finding) {
        counts.merge(Finding.OK, -1L, Long::sum);
        counts.merge(finding, 1L, Long::sum);
    }

    Map<Finding, Long> counts() {
        return Map.copyOf(counts);
    }

    /** All that were listed, but those put aside. */
    long objects() {
        return objects;
    }

    /** Of those that a row says are stored, and of orphans. */
    long bytes() {
        return bytes;
    }

    long quarantined() {
        return quarantined;
    }
}
