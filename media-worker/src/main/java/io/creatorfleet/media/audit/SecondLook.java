package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import java.util.Optional;

/**
 * A look at one row and its object alone. Rows and listing are read while copies go on, neither of them at one moment, so
 * what differed there is looked at again: the object between two readings of its row that are alike.
 */
final class SecondLook {

    // A row changes twice in a copy's life; one that is never still is at work, and not wrong.
    private static final int LOOKS = 5;

    private final AuditStore rows;
    private final BucketContents contents;

    SecondLook(AuditStore rows, BucketContents contents) {
        this.rows = rows;
        this.contents = contents;
    }

    /** What is there now. */
    Difference at(String key) {
        Optional<AuditStore.Row> before = rows.row(key);
        for (int look = 1; look <= LOOKS; look++) {
            Optional<StoredObject> object = contents.find(key);
            Optional<AuditStore.Row> after = rows.row(key);
            if (after.equals(before)) {
                return Difference.of(key, after.orElse(null), object.orElse(null));
            }
            before = after;
        }
        return new Difference(Finding.UNFINISHED, key, before.orElse(null), null);
    }
}
