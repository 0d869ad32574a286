package io.creatorfleet.media.audit;

import io.creatorfleet.media.bucket.BucketContents.OpenUpload;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where an audit of the whole bucket writes what it finds, as it finds it. */
interface Report {

    /**
     * A difference, or an upload that nobody ended.
     *
     * @param media the id of the row; null: there is none
     * @param action what was done about it; empty: nothing
     */
    record Line(
            String finding,
            String key,
            @Nullable Long media,
            @Nullable Long rowSize,
            @Nullable Long objectSize,
            @Nullable String rowEtag,
            @Nullable String objectEtag,
            String action) {

        static Line of(Difference difference, String action) {
            AuditStore.Row row = difference.row();
            var object = difference.object();
            return new Line(
                    difference.finding().name().toLowerCase(Locale.ROOT),
                    difference.key(),
                    row == null ? null : row.id(),
                    row == null ? null : row.size(),
                    object == null ? null : object.size(),
                    row == null ? null : row.etag(),
                    object == null ? null : object.etag(),
                    action);
        }

        static Line of(OpenUpload upload, String action) {
            return new Line("dangling_upload", upload.key(), null, null, null, null, null, action);
        }
    }

    void add(Line line) throws IOException;

    /** Ends the report; no line follows. */
    void end(List<IdenticalStore.Group> identical, Summary summary) throws IOException;
}
