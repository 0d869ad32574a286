package io.creatorfleet.gateway.creators;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.creatorfleet.gateway.jobs.JobReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a creator at three places, side by side.
 *
 * @param job what the last job claims; null: there is none
 * @param disagreements every way in which they differ, a sentence each
 * @param consistent whether there is no such way, and all three could be asked
 */
record Verification(
        String username,
        @Nullable Claim job,
        Rows rows,
        Objects objects,
        List<String> disagreements,
        boolean consistent) {

    /** What a job says it has done. */
    record Claim(
            UUID id,
            String url,
            String state,
            @Nullable String reason,
            JobReport.@Nullable Held reels,
            JobReport.@Nullable Held posts,
            long mediaStored,
            long bytesStored,
            long mediaDone,
            long mediaDead) {}

    /**
     * What the rows are.
     *
     * @param media files by state
     * @param duplicates rows more than there are items
     * @param pending files that are still to be copied
     * @param stranded those of them that no open or dead task will copy
     */
    record Rows(
            long reels, long posts, Map<String, Long> media, long bytes, long duplicates, long pending, long stranded) {

        long stored() {
            return media.getOrDefault("stored", 0L);
        }
    }

    /**
     * What an audit found in the object store.
     *
     * @param state audited; running: it has not finished; else how it ended
     */
    record Objects(
            String state, UUID job, @JsonUnwrapped @Nullable Audited audited) {}

    /**
     * @param orphanKeys some of the objects that no row knows
     * @param unfinished objects whose file is not stored: a copy was cut off after its last byte, and the next overwrites
     *     it
     * @param bytes of all but those
     * @param danglingUploads uploads in parts that nobody ended
     * @param rehashed objects whose bytes were read again
     */
    record Audited(
            long checked,
            long missing,
            long wrongSize,
            long wrongChecksum,
            long orphans,
            List<String> orphanKeys,
            long unfinished,
            long objects,
            long bytes,
            long danglingUploads,
            long rehashed,
            Instant auditedAt) {}
}
