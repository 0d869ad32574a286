package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import org.jspecify.annotations.Nullable;

/** A key with what its row and its object say together. */
record Difference(
        Finding finding,
        String key,
        AuditStore.@Nullable Row row,
        @Nullable StoredObject object) {

    static Difference of(String key, AuditStore.@Nullable Row row, @Nullable StoredObject object) {
        return new Difference(Finding.of(row, object), key, row, object);
    }
}
