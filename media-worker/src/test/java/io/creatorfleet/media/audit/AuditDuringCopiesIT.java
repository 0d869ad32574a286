package io.creatorfleet.media.audit;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.media.bucket.S3Relay;
import io.creatorfleet.media.copy.Copying;
import io.creatorfleet.media.copy.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.unit.DataSize;

/** Audits of a bucket that is being filled: rows and objects come into being, and others are copied anew. */
class AuditDuringCopiesIT {

    private static final int COPIERS = 3;
    // So many keys have to differ at the first look, or the audits and the copies did not meet.
    private static final int MEETINGS = 20;

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    @RegisterExtension
    final Copying copying = Copying.into(services.bucket(), services.database());

    private final Held held = copying.held();
    private final AuditStore rows = new AuditStore(held.jdbc());
    private final RepairStore repairs = new RepairStore(held.jdbc());
    private final String one = copying.cdn().file("/one", "video/mp4", Samples.mp4(2000));
    private final String other = copying.cdn().file("/other", "video/mp4", Samples.mp4(3000));
    private final S3Relay relay = new S3Relay(services.bucket().endpoint());
    private final BucketContents contents = new BucketContents(
            Buckets.client(relay.before(services.bucket())), services.bucket().name());
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final ExecutorService copiers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Integer>> copied = new ArrayList<>();

    @BeforeEach
    void fill() {
        for (int copier = 0; copier < COPIERS; copier++) {
            copied.add(copiers.submit(this::copyUntilItIsEnough));
        }
    }

    @AfterEach
    void end() {
        enough.set(true);
        copiers.close();
        contents.close();
        relay.close();
    }

    @Test
    void doNotReportWhatIsOnlyUnderWay() throws Exception {
        List<Difference> reported = new ArrayList<>();

        await().atMost(Duration.ofMinutes(2)).until(() -> {
            audit(reported);
            return !reported.isEmpty() || relay.requests("head") >= MEETINGS;
        });

        assertThat(reported).isEmpty();
        enough.set(true);
        int stored = 0;
        for (Future<Integer> copier : copied) {
            stored += copier.get();
        }
        Auditor.Outcome last = audit(reported);
        assertThat(reported).isEmpty();
        assertThat(last.isSound()).isTrue();
        assertThat(last.counts()).containsOnlyKeys(Finding.OK).containsEntry(Finding.OK, (long) stored);
    }

    private Auditor.Outcome audit(List<Difference> reported) throws IOException {
        AuditProperties properties = new AuditProperties(DataSize.ofKilobytes(100), Duration.ZERO, Duration.ZERO);
        return new Auditor(rows, contents, properties).audit("", new Audit.Listener() {
            @Override
            public void sound(AuditStore.Row row, BucketContents.StoredObject object) {}

            @Override
            public void differs(Difference difference) {
                reported.add(difference);
            }
        });
    }

    /** Each file first with its one content, and then, as a repair has it done, with its other; returns their number. */
    private int copyUntilItIsEnough() throws Exception {
        int stored = 0;
        while (!enough.get()) {
            String name = "f" + files.incrementAndGet();
            long media = copying.media(name, one);
            held.settle(copying.copy(media));
            String key = copying.creator().objectPrefix() + name + "/" + name + "-video";
            held.jdbc()
                    .sql("UPDATE media SET link = ? WHERE id = ?")
                    .params(other, media)
                    .update();
            assertThat(repairs.reopen(List.of(rows.row(key).orElseThrow()))).containsExactly(media);
            held.settle(copying.copy(media));
            stored++;
        }
        return stored;
    }
}
