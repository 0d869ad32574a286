package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.BucketContents.OpenUpload;
import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes out of the bucket what an audit found to be nobody's, looking at it once more at the moment it acts. */
final class Repair {

    private static final Logger log = LoggerFactory.getLogger(Repair.class);

    private final AuditStore rows;
    private final BucketContents contents;
    private final AuditProperties properties;

    Repair(AuditStore rows, BucketContents contents, AuditProperties properties) {
        this.rows = rows;
        this.contents = contents;
        this.properties = properties;
    }

    /**
     * Puts an orphan aside, under the same key below {@link BucketContents#QUARANTINE}, where nothing reads it and from where
     * people can bring it back or delete it.
     *
     * @return whether it was; one that is young, changed, or has a row by now is left alone
     */
    boolean quarantine(StoredObject orphan) {
        String key = orphan.key();
        if (orphan.modifiedAt().isAfter(Instant.now().minus(properties.orphanAfter()))
                || rows.row(key).isPresent()) {
            return false;
        }
        Optional<StoredObject> aside = contents.copy(orphan, BucketContents.QUARANTINE + key);
        if (aside.isEmpty() || aside.get().size() != orphan.size()) {
            return false;
        }
        if (rows.row(key).isPresent() || !contents.find(key).equals(Optional.of(orphan))) {
            contents.delete(List.of(aside.get().key()));
            return false;
        }
        contents.delete(List.of(key));
        return !isBack(aside.get(), key);
    }

    /** A row that came in the very moment of the deletion may speak of the object that was deleted. */
    private boolean isBack(StoredObject aside, String key) {
        if (rows.row(key).isEmpty()) {
            return false;
        }
        if (contents.find(key).isEmpty()) {
            log.info("Object {} has got a row while it was put aside, and is put back", key);
            contents.copy(aside, key);
        }
        contents.delete(List.of(aside.key()));
        return true;
    }

    /** Removes an upload's parts, unless a copy is to go on with them by now; returns whether it did. */
    boolean abort(OpenUpload dangling) {
        if (rows.isAwaited(dangling)) {
            return false;
        }
        contents.abort(dangling);
        return true;
    }
}
