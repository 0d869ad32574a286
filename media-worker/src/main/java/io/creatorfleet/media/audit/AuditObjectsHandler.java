package io.creatorfleet.media.audit;

import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.media.bucket.Bucket;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Results;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskHandler;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a creator's media rows with the objects in the bucket: existence, size, checksum. It repairs nothing. */
final class AuditObjectsHandler implements TaskHandler {

    private final CreatorStore creators;
    private final AuditStore audits;
    private final Bucket bucket;

    AuditObjectsHandler(CreatorStore creators, AuditStore audits, Bucket bucket) {
        this.creators = creators;
        this.audits = audits;
        this.bucket = bucket;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.AUDIT;
    }

    @Override
    public Verdict handle(Task task) {
        Optional<Creator> creator = creators.find(Long.parseLong(task.subject()));
        if (creator.isEmpty()) {
            return new Verdict.Conclude("Creator %s is not held any more".formatted(task.subject()), Results.NONE);
        }
        long id = creator.get().id();
        Audit audit = Audit.of(audits.rows(id), bucket.list(creator.get().objectPrefix()));
        Map<Audit.Finding, List<Long>> findings = confirmed(audit);
        return new Verdict.Done(() -> write(task, id, audit, findings));
    }

    /** Looks at each difference once more: copies go on while rows and listing are read, neither of them at one moment. */
    private Map<Audit.Finding, List<Long>> confirmed(Audit audit) {
        Map<Audit.Finding, List<Long>> findings = new EnumMap<>(Audit.Finding.class);
        for (Audit.Finding finding : Audit.Finding.values()) {
            for (AuditStore.Row row : audit.found(finding)) {
                Audit.Finding now = finding == Audit.Finding.OK ? finding : again(row);
                findings.computeIfAbsent(now, none -> new ArrayList<>()).add(row.id());
            }
        }
        return findings;
    }

    private Audit.Finding again(AuditStore.Row row) {
        Optional<AuditStore.Row> now = audits.row(row.id());
        return Audit.judge(now.orElse(row), bucket.find(row.objectKey()).orElse(null));
    }

    private List<FollowUp> write(Task task, long creator, Audit audit, Map<Audit.Finding, List<Long>> findings) {
        findings.forEach(audits::record);
        audits.record(task.jobId(), creator, audit);
        return List.of();
    }
}
