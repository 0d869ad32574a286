package io.creatorfleet.media.audit;

import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.media.bucket.BucketContents.OpenUpload;
import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import io.creatorfleet.task.TaskLedger;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One audit of the whole bucket. What nobody owns it takes care of itself; what has to be copied again is left to a task
 * for each creator concerned, which audits and repairs under the ledger's rules.
 */
final class BucketAudit {

    private final Auditor auditor;
    private final IdenticalStore identical;
    private final RepairStore repairs;
    private final Repair repair;
    private final CreatorStore creators;
    private final TaskLedger ledger;
    private final TransactionOperations transactions;
    private final BucketAuditProperties properties;

    BucketAudit(
            Auditor auditor,
            IdenticalStore identical,
            RepairStore repairs,
            Repair repair,
            CreatorStore creators,
            TaskLedger ledger,
            TransactionOperations transactions,
            BucketAuditProperties properties) {
        this.auditor = auditor;
        this.identical = identical;
        this.repairs = repairs;
        this.repair = repair;
        this.creators = creators;
        this.ledger = ledger;
        this.transactions = transactions;
        this.properties = properties;
    }

    /** What is done about each difference, and reported of it. */
    private final class Work implements Audit.Listener {

        private final Report report;
        private final Set<Long> concerned = new TreeSet<>();
        private long quarantined;

        Work(Report report) {
            this.report = report;
        }

        @Override
        public void sound(AuditStore.Row row, StoredObject object) {
            // Nothing is written for each of a million.
        }

        @Override
        public void differs(Difference difference) throws IOException {
            report.add(Report.Line.of(difference, properties.repair() ? act(difference) : ""));
        }

        private String act(Difference difference) {
            if (difference.row() != null) {
                concerned.add(difference.row().creatorId());
                return "left to a task of its creator";
            }
            if (difference.object() == null || !repair.quarantine(difference.object())) {
                return "left alone";
            }
            quarantined++;
            return "put aside";
        }

        void end(OpenUpload upload) throws IOException {
            String action = !properties.repair() ? "" : repair.abort(upload) ? "aborted" : "left alone";
            report.add(Report.Line.of(upload, action));
        }
    }

    /** Audits, repairs if that is wanted, and reports; returns whether all was sound. */
    boolean run() throws IOException {
        long begun = System.nanoTime();
        try (Writer out = writer()) {
            Report report = switch (properties.format()) {
                case CSV -> new CsvReport(out);
                case JSON -> new JsonReport(out);
            };
            Work work = new Work(report);
            Auditor.Outcome outcome = auditor.audit("", work);
            for (OpenUpload upload : outcome.dangling()) {
                work.end(upload);
            }
            long jobs = work.concerned.stream().filter(this::open).count();
            IdenticalStore.Totals same = identical.totals();
            List<IdenticalStore.Group> groups = same.groups() == 0 ? List.of() : identical.largest();
            Duration time = Duration.ofNanos(System.nanoTime() - begun);
            Summary summary = Summary.of(outcome, same, work.quarantined, jobs, time);
            report.end(groups, summary);
            System.err.println(summary.text());
            return outcome.isSound();
        }
    }

    private Writer writer() throws IOException {
        return properties.out() == null
                ? new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))
                : Files.newBufferedWriter(properties.out());
    }

    /** Opens a job that repairs the creator's files, unless an audit of him is open. */
    private boolean open(long id) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Creator creator = creators.find(id).orElse(null);
            UUID job = UUID.randomUUID();
            boolean opened = creator != null
                    && repairs.insert(job, creator)
                    && ledger.open(job, AuditObjectsHandler.repairing(id));
            if (!opened) {
                status.setRollbackOnly();
            }
            return opened;
        }));
    }
}
