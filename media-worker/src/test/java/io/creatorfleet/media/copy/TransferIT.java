package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.media.cdn.Cdn;
import io.creatorfleet.media.cdn.LocalCdn;
import io.creatorfleet.media.cdn.Range;
import io.creatorfleet.platform.PlatformId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.services.s3.S3Client;

/** Files that are sent in one request while their claims may fall. */
class TransferIT {

    private static final byte[] CONTENT = FakeCdn.bytes(300_000);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(S3);

    private final Cdn way = LocalCdn.patient(DataSize.ofMegabytes(20));
    private final FakeCdn cdn = new FakeCdn();
    private final S3Client s3 = Buckets.client(services.bucket());
    private final String key = UUID.randomUUID().toString();
    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger questions = new AtomicInteger();
    private final CountDownLatch asked = new CountDownLatch(1);

    @AfterEach
    void close() {
        cdn.close();
        s3.close();
    }

    @Test
    void storesNothingWhenTheClaimFellWhileTheFileCame() throws Exception {
        assertThat(send(taking(Duration.ofMinutes(10)), question -> question == 1))
                .isEmpty();

        assertNoObject();
        assertThat(questions).hasValue(2);
    }

    @Test
    void storesNothingWhenTheClaimCannotBeAskedForInTheEnd() {
        DataAccessResourceFailureException away = new DataAccessResourceFailureException("PostgreSQL is away");

        assertThatThrownBy(() -> send(taking(Duration.ofMinutes(10)), question -> {
                    if (question == 2) {
                        throw away;
                    }
                    return true;
                }))
                .isSameAs(away);

        assertNoObject();
        assertThat(questions).hasValue(2);
    }

    @Test
    void storesAFileThatCameSlowlyWhileItsClaimStands() throws Exception {
        assertThat(send(taking(Duration.ofSeconds(6)), question -> true)).isPresent();

        assertThat(questions).hasValue(2);
    }

    @Test
    void asksOnceForAFileThatCameQuickly() throws Exception {
        assertThat(send(taking(Duration.ofSeconds(4)), question -> question == 1))
                .isPresent();

        assertThat(questions).hasValue(1);
    }

    /** A file whose second half comes so long after its first, by the clock. */
    private String taking(Duration time) {
        int half = CONTENT.length / 2;
        return cdn.answer("/file", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, half);
            exchange.getResponseBody().flush();
            awaitQuestion();
            clock.addAndGet(time.toNanos());
            exchange.getResponseBody().write(CONTENT, half, CONTENT.length - half);
        });
    }

    private void awaitQuestion() {
        try {
            asked.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param answers whether the claim stands, by the number of the question */
    private Optional<String> send(String link, IntPredicate answers) throws Exception {
        BooleanSupplier claim = () -> {
            int question = questions.incrementAndGet();
            asked.countDown();
            return answers.test(question);
        };
        try (RemoteFile file = RemoteFile.open(
                        from -> way.open(PlatformId.INSTAGRAM, link, false, from), Range.WHOLE, 0)
                .orElseThrow()) {
            Standing standing = new Standing(claim, clock::get);
            return new Transfer(Buckets.bucket(s3, services.bucket()), key, file, standing).whole(CONTENT.length);
        }
    }

    /** The server lists what it has begun to receive until it notices that the request was broken off. */
    private void assertNoObject() {
        await().untilAsserted(() -> assertThat(s3.listObjectsV2(
                                list -> list.bucket(services.bucket().name()).prefix(key))
                        .contents())
                .isEmpty());
    }
}
