package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import org.jspecify.annotations.Nullable;

/** What a row and an object of one key say together. */
enum Finding {
    /** The row says what the object is. */
    OK,
    /** There is no object, and nobody says that there is one. */
    ABSENT,
    /**
     * There is an object, and its row does not say that it is stored: a copy is between its last byte and its commit, or
     * was cut off there by a crash or a cancellation. The next copy of the file overwrites it, and it goes with its
     * creator. Nothing removes it sooner, for that could meet the next copy's.
     */
    UNFINISHED,
    MISSING,
    WRONG_SIZE,
    WRONG_CHECKSUM,
    /** There is an object and no row. */
    ORPHANED;

    static Finding of(AuditStore.@Nullable Row row, @Nullable StoredObject object) {
        if (row == null) {
            return object == null ? ABSENT : ORPHANED;
        }
        if (!row.stored()) {
            return object == null ? ABSENT : UNFINISHED;
        }
        if (object == null) {
            return MISSING;
        }
        if (row.size() == null || row.size() != object.size()) {
            return WRONG_SIZE;
        }
        return object.etag().equals(row.etag()) ? OK : WRONG_CHECKSUM;
    }

    /** Whether somebody has to do something about it. */
    boolean isDifference() {
        return switch (this) {
            case OK, ABSENT, UNFINISHED -> false;
            case MISSING, WRONG_SIZE, WRONG_CHECKSUM, ORPHANED -> true;
        };
    }

    /** Whether a copy of the file mends it. */
    boolean isMendedByACopy() {
        return isDifference() && this != ORPHANED;
    }
}
