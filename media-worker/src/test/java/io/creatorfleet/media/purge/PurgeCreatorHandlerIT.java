package io.creatorfleet.media.purge;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A deletion, and what was under way for its creator when it came. */
class PurgeCreatorHandlerIT {

    private static final Duration COPIES_END = Duration.ofMinutes(10);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    private final Held held = Held.in(services.database());
    private final Creator creator = held.creator();
    private final BucketContents contents = new BucketContents(
            Buckets.client(services.bucket()), services.bucket().name());
    private final PurgeCreatorHandler handler = new PurgeCreatorHandler(
            new CreatorStore(held.jdbc()),
            new PurgeStore(held.jdbc()),
            contents,
            this::cancel,
            new PurgeProperties(COPIES_END));
    private final Task purge = held.claimed(TaskKind.PURGE, creator.id());

    @AfterEach
    void close() {
        contents.close();
    }

    /** Copies add objects, and audits put some aside. */
    @ParameterizedTest
    @EnumSource(names = {"MEDIA", "AUDIT"})
    void waitsUntilWhatItCancelledCanAddNoObjectAnyMore(TaskKind kind) throws Exception {
        begun(kind);

        assertThat(handler.handle(purge))
                .isInstanceOfSatisfying(
                        Verdict.Snooze.class,
                        snooze -> assertThat(snooze.delay()).isBetween(COPIES_END.dividedBy(2), COPIES_END));

        held.jdbc()
                .sql("UPDATE task SET finished_at = finished_at - INTERVAL '10 minutes' WHERE state = 'CANCELLED'")
                .update();
        assertThat(handler.handle(purge)).isInstanceOf(Verdict.Done.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"MEDIA", "AUDIT"})
    void doesNotWaitForWhatHadNotBegun(TaskKind kind) throws Exception {
        open(kind);

        assertThat(handler.handle(purge)).isInstanceOf(Verdict.Done.class);
    }

    @Test
    void doesNotWaitForWhatWritesNoObjects() throws Exception {
        begun(TaskKind.CONTENT);

        assertThat(handler.handle(purge)).isInstanceOf(Verdict.Done.class);
    }

    private void begun(TaskKind kind) {
        held.jdbc()
                .sql("UPDATE task SET claimed_at = clock_timestamp() WHERE id = ?")
                .param(open(kind))
                .update();
    }

    /** A task of a job about the creator. */
    private long open(TaskKind kind) {
        Task task = held.claimed(kind, creator.id());
        held.jdbc()
                .sql("UPDATE job SET creator_id = ? WHERE id = ?")
                .params(creator.id(), task.jobId())
                .update();
        return task.id();
    }

    private void cancel(UUID job) {
        held.jdbc()
                .sql(
                        "UPDATE task SET state = 'CANCELLED', owner = NULL, finished_at = clock_timestamp() WHERE job_id = ?")
                .param(job)
                .update();
        held.jdbc()
                .sql("UPDATE job SET state = 'CANCELLED', open_tasks = 0, finished_at = clock_timestamp() WHERE id = ?")
                .param(job)
                .update();
    }
}
