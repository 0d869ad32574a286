package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More files of unknown length than there are buffers for. */
class PartBuffersIT {

    private static final byte[] CONTENT = FakeCdn.bytes(1000);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    @RegisterExtension
    final Copying copying = Copying.into(services.bucket(), services.database());

    private final Held held = copying.held();
    private final FakeCdn cdn = copying.cdn();
    private final CopyMediaHandler handler = copying.patient().handler();

    @Test
    void givesAFileItsTurnLaterWhileOthersHoldTheBuffers() throws Exception {
        List<Thread> holders = IntStream.range(0, Buckets.SIZES.partBuffers())
                .mapToObj(this::holding)
                .toList();
        long media = copying.media("waiting", cdn.unmeasured("/waiting", CONTENT));
        Task task = held.claimed(TaskKind.MEDIA, media);

        await().untilAsserted(() -> assertThat(handler.handle(task))
                .isInstanceOfSatisfying(Verdict.Snooze.class, snooze -> {
                    assertThat(snooze.delay()).isBetween(Duration.ofSeconds(5), Duration.ofMinutes(2));
                    assertThat(snooze.reason()).isEqualTo("2 files of unknown length are under way, the most at once");
                }));

        assertThat(copying.meters()
                        .get("fleet.media.copies")
                        .tag("outcome", "busy")
                        .counter()
                        .count())
                .isPositive();
        for (Thread holder : holders) {
            holder.interrupt();
            holder.join();
        }
        held.settle(handler.handle(task));
        copying.assertStored(media, CONTENT, "video/mp4");
    }

    /** A copy that is tried, should it find no buffer, and then goes on, until it is interrupted. */
    private Thread holding(int number) {
        CountDownLatch begun = new CountDownLatch(1);
        String link = cdn.dripping("/holding" + number, 0, begun);
        Task task = held.claimed(TaskKind.MEDIA, copying.media("holding" + number, link));
        return Thread.ofVirtual().start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    handler.handle(task);
                }
            } catch (Exception interrupted) {
                // That is how it is to end.
            }
        });
    }
}
