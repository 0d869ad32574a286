package io.creatorfleet.media.audit;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What an audit of the whole bucket comes to.
 *
 * @param identicalFiles stored files whose bytes are those of another, with all bytes of such files
 * @param repairJobs jobs that were opened to copy files again
 */
record Summary(
        boolean sound,
        long objects,
        long bytes,
        long ok,
        long unfinished,
        long missing,
        long wrongSize,
        long wrongChecksum,
        long orphaned,
        long danglingUploads,
        long quarantined,
        long rehashed,
        long rehashedBytes,
        long identicalGroups,
        long identicalFiles,
        long identicalBytes,
        long repairJobs,
        double seconds) {

    static Summary of(
            Auditor.Outcome outcome, IdenticalStore.Totals same, long quarantined, long repairJobs, Duration time) {
        Map<Finding, Long> counts = outcome.counts();
        return new Summary(
                outcome.isSound(),
                outcome.objects(),
                outcome.bytes(),
                counts.getOrDefault(Finding.OK, 0L),
                counts.getOrDefault(Finding.UNFINISHED, 0L),
                counts.getOrDefault(Finding.MISSING, 0L),
                counts.getOrDefault(Finding.WRONG_SIZE, 0L),
                counts.getOrDefault(Finding.WRONG_CHECKSUM, 0L),
                counts.getOrDefault(Finding.ORPHANED, 0L),
                outcome.dangling().size(),
                outcome.quarantined() + quarantined,
                outcome.rehashed(),
                outcome.rehashedBytes(),
                same.groups(),
                same.files(),
                same.bytes(),
                repairJobs,
                time.toMillis() / 1000.0);
    }

    /** For people. */
    String text() {
        return String.format(
                Locale.ROOT,
                """
                %,d objects, %,d bytes, in %.1f s: %,d as their rows say, %,d unfinished, %,d put aside
                %,d missing, %,d of wrong size, %,d of wrong checksum, %,d without a row, %,d uploads nobody ended
                %,d sound objects read again, %,d bytes; %,d files are identical to another, %,d groups of %,d bytes
                %s""",
                objects,
                bytes,
                seconds,
                ok,
                unfinished,
                quarantined,
                missing,
                wrongSize,
                wrongChecksum,
                orphaned,
                danglingUploads,
                rehashed,
                rehashedBytes,
                identicalFiles,
                identicalGroups,
                identicalBytes,
                sound ? "The bucket is as the rows say." : "THE BUCKET IS NOT AS THE ROWS SAY." + repairs());
    }

    private String repairs() {
        return repairJobs == 0 ? "" : " %d jobs repair it.".formatted(repairJobs);
    }
}
