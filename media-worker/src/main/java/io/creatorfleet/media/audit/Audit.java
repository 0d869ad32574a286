package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.Bucket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of rows with objects: both come in the order of their keys and are merged, neither is held whole.
 *
 * <p>An object whose row is not stored is what a copy left that was cut off between its last byte and its commit: a killed
 * worker's, or one of a job that was cancelled. It is counted, and it is neither an orphan nor part of the bytes held:
 * nobody says that it is stored, the next copy of the file overwrites it, and it goes with its creator. Nothing removes
 * it sooner, for that could meet the next copy's.
 */
final class Audit {

    // So many orphans point to a cause, not to single objects; more would only make the row large.
    private static final int MOST_ORPHANS = 1000;

    /** What a stored row turned out to be. */
    enum Finding {
        OK,
        MISSING,
        WRONG_SIZE,
        WRONG_CHECKSUM
    }

    private final Map<Finding, List<AuditStore.Row>> findings = new EnumMap<>(Finding.class);
    private final List<String> orphans = new ArrayList<>();
    private int objects;
    private long bytes;

    static Audit of(Iterator<AuditStore.Row> rows, Iterator<Bucket.StoredObject> objects) {
        Audit audit = new Audit();
        AuditStore.Row row = next(rows);
        Bucket.StoredObject object = next(objects);
        while (row != null || object != null) {
            int order = row == null ? 1 : object == null ? -1 : row.objectKey().compareTo(object.key());
            audit.add(order <= 0 ? row : null, order >= 0 ? object : null);
            row = order <= 0 ? next(rows) : row;
            object = order >= 0 ? next(objects) : object;
        }
        return audit;
    }

    private static <T> @Nullable T next(Iterator<T> all) {
        return all.hasNext() ? all.next() : null;
    }

    private void add(AuditStore.@Nullable Row row, Bucket.@Nullable StoredObject object) {
        if (object != null) {
            objects++;
            bytes += row == null || row.stored() ? object.size() : 0;
        }
        if (row != null && row.stored()) {
            findings.computeIfAbsent(judge(row, object), finding -> new ArrayList<>())
                    .add(row);
        } else if (row == null && object != null && orphans.size() < MOST_ORPHANS) {
            orphans.add(object.key());
        }
    }

    static Finding judge(AuditStore.Row row, Bucket.@Nullable StoredObject object) {
        if (object == null) {
            return Finding.MISSING;
        }
        if (row.size() == null || row.size() != object.size()) {
            return Finding.WRONG_SIZE;
        }
        return object.etag().equals(row.etag()) ? Finding.OK : Finding.WRONG_CHECKSUM;
    }

    List<AuditStore.Row> found(Finding finding) {
        return findings.getOrDefault(finding, List.of());
    }

    List<String> orphans() {
        return orphans;
    }

    /** All that were found. */
    int objects() {
        return objects;
    }

    /** Of those that a row says are stored, and of orphans. */
    long bytes() {
        return bytes;
    }
}
