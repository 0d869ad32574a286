package io.creatorfleet.gateway.creators;

import io.creatorfleet.gateway.GatewayProperties;
import io.creatorfleet.gateway.creators.CreatorViewStore.Found;
import io.creatorfleet.gateway.creators.Verification.Audited;
import io.creatorfleet.gateway.creators.Verification.Claim;
import io.creatorfleet.gateway.creators.Verification.Objects;
import io.creatorfleet.gateway.creators.Verification.Rows;
import io.creatorfleet.gateway.jobs.JobReport;
import io.creatorfleet.gateway.jobs.JobReport.Copies;
import io.creatorfleet.gateway.jobs.JobReport.Stage;
import io.creatorfleet.gateway.jobs.JobReportStore;
import io.creatorfleet.gateway.jobs.JobWatch;
import io.creatorfleet.gateway.jobs.JobWatcher;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the three places about a creator. The object store is asked by an audit, which a worker runs. */
@Component
final class Verifier {

    private final CreatorJobIntake jobs;
    private final VerificationStore store;
    private final JobReportStore reports;
    private final JobWatch watch;
    private final GatewayProperties properties;

    Verifier(
            CreatorJobIntake jobs,
            VerificationStore store,
            JobReportStore reports,
            JobWatch watch,
            GatewayProperties properties) {
        this.jobs = jobs;
        this.store = store;
        this.reports = reports;
        this.watch = watch;
        this.properties = properties;
    }

    // The rows are read after the audit: what it has checked is then what they are compared with.
    Verification verify(Found creator) throws InterruptedException {
        Objects objects = objects(creator, jobs.audit(creator));
        Rows rows = store.rows(creator.id());
        Claim claim = reports.findLast(creator.id(), creator.platform(), creator.username())
                .map(Verifier::claim)
                .orElse(null);
        List<String> disagreements =
                Comparison.of(claim, rows, objects, creator.view().profile().items());
        return new Verification(creator.username(), claim, rows, objects, disagreements, disagreements.isEmpty());
    }

    private Objects objects(Found creator, UUID audit) throws InterruptedException {
        try (JobWatcher watcher = watch.watch(audit)) {
            Optional<JobReport> ended = watcher.await(JobReport::ended, properties.auditWait());
            Audited found = store.audited(creator.id(), audit).orElse(null);
            return new Objects(found == null ? unfinished(ended.orElse(null)) : "audited", audit, found);
        }
    }

    private static String unfinished(@Nullable JobReport ended) {
        return ended == null ? "running" : ended.state();
    }

    private static Claim claim(JobReport job) {
        Stage content = job.stage("content");
        Stage media = job.stage("media");
        Copies copies = media.copies() == null ? new Copies(0, 0) : media.copies();
        return new Claim(
                job.id(),
                job.url(),
                job.state(),
                job.reason(),
                content.reels(),
                content.posts(),
                copies.stored(),
                copies.bytesStored(),
                media.done(),
                media.dead());
    }
}
