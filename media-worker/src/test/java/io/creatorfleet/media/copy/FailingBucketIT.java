package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.bucket.S3Relay;
import io.creatorfleet.task.Verdict;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Copies into a bucket whose server fails, and what it is sent. */
class FailingBucketIT {

    private static final int PART = 5 * Copying.MIB;
    private static final byte[] LARGE = FakeCdn.bytes(9 * Copying.MIB);
    private static final byte[] SMALL = FakeCdn.bytes(300_000);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    private final S3Relay relay = new S3Relay(services.bucket().endpoint());

    @RegisterExtension
    final Copying copying = Copying.into(relay.before(services.bucket()), services.database());

    private final Held held = copying.held();
    private final FakeCdn cdn = copying.cdn();

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void signsNoBodyAndSendsItAsItIs() throws Exception {
        long small = copying.media("small", cdn.file("/small", "video/mp4", SMALL));
        long large = copying.media("large", cdn.file("/large", "video/mp4", LARGE));

        held.settle(copying.copy(small));
        held.settle(copying.copy(large));

        assertThat(relay.uploads())
                .hasSize(3)
                .allSatisfy(head -> assertThat(head)
                        .contains("x-amz-content-sha256: unsigned-payload\r\n", "content-length: ")
                        .doesNotContain("aws-chunked", "x-amz-trailer", "expect: "));
        copying.assertStored(small, SMALL, "video/mp4");
        copying.assertStored(large, LARGE, "video/mp4");
    }

    @Test
    void sendsAPartThatFailedAgainFromItsBeginning() throws Exception {
        BreakingFile file = new BreakingFile(LARGE);
        long media = copying.media("part", cdn.answer("/part", exchange -> {
            relay.failNext(file.asked().isEmpty() ? 1 : 0);
            file.to(exchange);
        }));

        held.settle(copying.copy(media));

        copying.assertStored(media, LARGE, "video/mp4");
        assertThat(file.asked()).containsExactly("whole", "whole");
        assertThat(relay.uploads()).hasSize(3);
    }

    @Test
    void asksTheCdnForTheFailedPartAlone() throws Exception {
        BreakingFile file = new BreakingFile(LARGE, PART);
        long media = copying.media("second", cdn.answer("/second", exchange -> {
            // The second part, whose beginning the first break has the CDN asked for.
            relay.failNext(file.asked().size() == 1 ? 1 : 0);
            file.to(exchange);
        }));

        held.settle(copying.copy(media));

        copying.assertStored(media, LARGE, "video/mp4");
        assertThat(file.asked()).containsExactly("whole", "bytes=" + PART + "-", "bytes=" + PART + "-");
    }

    @Test
    void sendsASmallFileAgain() throws Exception {
        long media = copying.media("again", cdn.file("/again", "video/mp4", SMALL));
        relay.failNext(1);

        held.settle(copying.copy(media));

        copying.assertStored(media, SMALL, "video/mp4");
        assertThat(relay.uploads()).hasSize(2);
    }

    @Test
    void sendsAHeldPartAgainWithoutTheCdn() throws Exception {
        long media = copying.media("held", cdn.unmeasured("/held", LARGE));
        relay.failNext(1);

        held.settle(copying.copy(media));

        copying.assertStored(media, LARGE, "video/mp4");
        assertThat(cdn.calls()).isEqualTo(1);
    }

    @Test
    void leavesTheRestToTheNextRunWhenTheBucketKeepsFailing() throws Exception {
        long media = copying.media("later", cdn.file("/later", "video/mp4", LARGE));
        relay.failNext(3);

        assertThatThrownBy(() -> copying.copy(media)).isInstanceOf(S3Exception.class);
        copying.assertNoObject();

        held.settle(copying.copy(media));
        copying.assertStored(media, LARGE, "video/mp4");
    }

    /** A run whose claim has fallen is to end within two seconds, whatever the bucket does. */
    @Test
    void endsSoonWhenStoppedBeforeItSendsAPartAgain() throws Exception {
        long media = copying.media(
                "stopped",
                cdn.answer("/stopped", exchange -> FakeCdn.send(exchange, "video/mp4", LARGE, LARGE.length)));
        CountDownLatch aborting = relay.swallowAfter(0, "delete");
        relay.failNext(2);
        FutureTask<Verdict> copy = new FutureTask<>(() -> copying.copy(media));
        Thread run = Thread.ofVirtual().start(copy);
        await().until(() -> relay.uploads().size() == 2); // the third is two seconds away

        run.interrupt();

        assertThat(run.join(Duration.ofSeconds(2))).isTrue();
        assertThatThrownBy(copy::get).isInstanceOf(ExecutionException.class);
        assertThat(aborting.getCount()).isZero();
    }
}
