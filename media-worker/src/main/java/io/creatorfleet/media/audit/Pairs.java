package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Rows and objects of the same key, merged as both come in the order of their keys' bytes; neither is held whole. */
final class Pairs implements Iterator<Pairs.Pair> {

    /** What there is of a key: one of the two at least. */
    record Pair(
            String key,
            AuditStore.@Nullable Row row,
            @Nullable StoredObject object) {}

    private final Iterator<AuditStore.Row> rows;
    private final Iterator<StoredObject> objects;
    private AuditStore.@Nullable Row row;
    private @Nullable StoredObject object;

    Pairs(Iterator<AuditStore.Row> rows, Iterator<StoredObject> objects) {
        this.rows = rows;
        this.objects = objects;
        this.row = rows.hasNext() ? rows.next() : null;
        this.object = objects.hasNext() ? objects.next() : null;
    }

    @Override
    public boolean hasNext() {
        return row != null || object != null;
    }

    @Override
    public Pair next() {
        AuditStore.Row itsRow = row;
        StoredObject itsObject = object;
        int order = itsRow == null ? 1 : itsObject == null ? -1 : order(itsRow.objectKey(), itsObject.key());
        if (itsRow != null && order <= 0) {
            row = rows.hasNext() ? rows.next() : null;
            return new Pair(itsRow.objectKey(), itsRow, order == 0 ? pass(itsObject) : null);
        }
        if (itsObject == null) {
            throw new NoSuchElementException();
        }
        return new Pair(itsObject.key(), null, pass(itsObject));
    }

    /** A bucket that lists in another order would make orphans of everything. */
    private @Nullable StoredObject pass(@Nullable StoredObject passed) {
        object = objects.hasNext() ? objects.next() : null;
        if (passed != null && object != null && order(passed.key(), object.key()) >= 0) {
            throw new IllegalStateException(
                    "The bucket does not list its objects in the order of their keys: %s came after %s. It cannot be audited"
                            .formatted(object.key(), passed.key()));
        }
        return passed;
    }

    /**
     * The order of the bytes in UTF-8, without encoding them. It is the order of the characters but for those beyond
     * U+FFFF, which Java keeps as two surrogates: they come after all others.
     */
    static int order(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        for (int place = 0; place < shorter; place++) {
            char its = one.charAt(place);
            char others = other.charAt(place);
            if (its != others) {
                int beyond = Boolean.compare(Character.isSurrogate(its), Character.isSurrogate(others));
                return beyond == 0 ? Character.compare(its, others) : beyond;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
