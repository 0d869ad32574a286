package io.creatorfleet.media.audit;

import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.media.bucket.BucketContents.StoredObject;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Compares a creator's media rows with the objects in the bucket and, if it is asked to, repairs what differs. */
final class AuditObjectsHandler implements TaskHandler {

    private static final String REPAIR = "repair";

    private final CreatorStore creators;
    private final AuditStore audits;
    private final RepairStore repairs;
    private final Auditor auditor;
    private final Repair repair;

    AuditObjectsHandler(CreatorStore creators, AuditStore audits, RepairStore repairs, Auditor auditor, Repair repair) {
        this.creators = creators;
        this.audits = audits;
        this.repairs = repairs;
        this.auditor = auditor;
        this.repair = repair;
    }

    /** A task that audits the creator and repairs what it finds. */
    static FollowUp repairing(long creator) {
        String payload =
                JsonMapper.shared().createObjectNode().put(REPAIR, true).toString();
        return new FollowUp(TaskKind.AUDIT, "local", Long.toString(creator), payload);
    }

    @Override
    public TaskKind kind() {
        return TaskKind.AUDIT;
    }

    @Override
    public Verdict handle(Task task) throws IOException {
        Optional<Creator> held = creators.find(Long.parseLong(task.subject()));
        if (held.isEmpty()) {
            return new Verdict.Conclude("Creator %s is not held any more".formatted(task.subject()), Results.NONE);
        }
        Creator creator = held.get();
        Findings findings = new Findings();
        Auditor.Outcome outcome = auditor.audit(creator.objectPrefix(), findings);
        if (!JsonMapper.shared().readTree(task.payload()).path(REPAIR).asBoolean(false)) {
            return new Verdict.Done(() -> write(task, creator, findings, outcome));
        }
        findings.orphans().forEach(repair::quarantine);
        outcome.dangling().forEach(repair::abort);
        return new Verdict.Done(() -> {
            write(task, creator, findings, outcome);
            return repairs.reopen(findings.wrong()).stream()
                    .map(media ->
                            new FollowUp(TaskKind.MEDIA, creator.platform().cdnUpstream(), Long.toString(media)))
                    .toList();
        });
    }

    private List<FollowUp> write(Task task, Creator creator, Findings findings, Auditor.Outcome outcome) {
        findings.rows().forEach(audits::record);
        audits.record(
                task.jobId(),
                creator.id(),
                outcome,
                findings.orphans().stream().map(StoredObject::key).toList());
        return List.of();
    }
}
