package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.creators.Verification.Audited;
import io.creatorfleet.gateway.creators.Verification.Claim;
import io.creatorfleet.gateway.creators.Verification.Objects;
import io.creatorfleet.gateway.creators.Verification.Rows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds every way in which a job's claim, the rows and the objects of a creator differ. What was not asked differs. */
final class Comparison {

    private final List<String> disagreements = new ArrayList<>();

    private Comparison() {}

    /** @param items how many the platform says the account has; null: it did not say */
    static List<String> of(@Nullable Claim job, Rows rows, Objects objects, @Nullable Long items) {
        Comparison comparison = new Comparison();
        comparison.jobAndRows(job, rows, items);
        comparison.rows(rows);
        comparison.rowsAndObjects(rows, objects);
        return comparison.disagreements;
    }

    private void jobAndRows(@Nullable Claim job, Rows rows, @Nullable Long items) {
        if (job == null) {
            disagreements.add("No job is known that took the creator in");
            return;
        }
        boolean open = job.state().equals("accepted") || job.state().equals("running");
        note(open, "Job %s is %s: it has not ended".formatted(job.id(), job.state()));
        if (job.state().equals("succeeded")) {
            successAndRows(job, rows, items);
        } else {
            note(
                    !open && rows.pending() > 0,
                    "Job %s is over, yet %d files are not copied".formatted(job.id(), rows.pending()));
        }
        note(
                job.mediaStored() > rows.stored(),
                "Job %s counts %d files, the rows %d".formatted(job.id(), job.mediaStored(), rows.stored()));
        note(
                job.bytesStored() > rows.bytes(),
                "Job %s counts %d bytes, the rows %d".formatted(job.id(), job.bytesStored(), rows.bytes()));
    }

    private void successAndRows(Claim job, Rows rows, @Nullable Long items) {
        note(
                job.mediaDead() > 0,
                "Job %s succeeded, yet %d of its files are dead".formatted(job.id(), job.mediaDead()));
        note(rows.pending() > 0, "Job %s succeeded, yet %d files are not copied".formatted(job.id(), rows.pending()));
        note(
                rows.reels() + rows.posts() == 0 && items != null && items > 0,
                "Job %s succeeded with nothing held, yet the account has %d items".formatted(job.id(), items));
    }

    private void rows(Rows rows) {
        note(rows.duplicates() > 0, "%d rows repeat items that are held already".formatted(rows.duplicates()));
        note(rows.stranded() > 0, "%d files are to be copied, and no task will copy them".formatted(rows.stranded()));
    }

    private void rowsAndObjects(Rows rows, Objects objects) {
        Audited audited = objects.audited();
        if (audited == null) {
            String how = objects.state().equals("running") ? "has not finished" : "ended as " + objects.state();
            disagreements.add("The audit %s of the objects %s".formatted(objects.job(), how));
            return;
        }
        note(audited.missing() > 0, "%d stored files have no object".formatted(audited.missing()));
        note(
                audited.wrongSize() > 0,
                "%d objects have another size than their row says".formatted(audited.wrongSize()));
        note(
                audited.wrongChecksum() > 0,
                "%d objects have another checksum than their row says".formatted(audited.wrongChecksum()));
        note(audited.orphans() > 0, "%d objects have no row".formatted(audited.orphans()));
        note(
                audited.checked() != rows.stored(),
                "%d files are stored, %d were checked".formatted(rows.stored(), audited.checked()));
        note(
                audited.bytes() != rows.bytes(),
                "The objects have %d bytes, the rows say %d".formatted(audited.bytes(), rows.bytes()));
    }

    private void note(boolean differs, String sentence) {
        if (differs) {
            disagreements.add(sentence);
        }
    }
}
