package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.bucket.Bucket;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.media.cdn.Cdn;
import io.creatorfleet.media.cdn.CdnProperties;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.Failure;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.Task;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.unit.DataSize;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

class CopyMediaHandlerIT {

    private static final int MIB = 1024 * 1024;
    private static final CdnProperties CDN = new CdnProperties(
            List.of("127.0.0.1"),
            true,
            DataSize.ofMegabytes(20),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    private static Held held;
    private static S3Client s3;

    private final FakeCdn cdn = new FakeCdn();
    private Predicate<Task> claims = task -> true;
    private Creator creator;

    @BeforeAll
    static void connect() {
        held = Held.in(services.database());
        s3 = Buckets.client(services.bucket());
    }

    @BeforeEach
    void creator() {
        creator = held.creator();
    }

    @AfterEach
    void close() {
        cdn.close();
    }

    @Test
    void storesAFileWithItsSizeAndChecksum() throws Exception {
        byte[] content = FakeCdn.bytes(100_000);
        long media = held.media(creator, "one", cdn.file("/one", "image/jpeg", content));

        held.settle(copy(media));

        assertStored(media, content, "image/jpeg");
    }

    @Test
    void storesALargeFileInEqualParts() throws Exception {
        byte[] content = FakeCdn.bytes(12 * MIB);
        long media = held.media(creator, "large", cdn.file("/large", "video/mp4", content));

        held.settle(copy(media));

        assertStored(media, content, "video/mp4");
        assertThat(held.media(media).get("etag")).asString().endsWith("-3");
        assertThat(uploads()).isEmpty();
    }

    @Test
    void storesASmallFileOfUnknownLength() throws Exception {
        byte[] content = FakeCdn.bytes(MIB);
        long media = held.media(creator, "small", cdn.unmeasured("/small", content));

        held.settle(copy(media));

        assertStored(media, content, "video/mp4");
    }

    @Test
    void storesALargeFileOfUnknownLengthInParts() throws Exception {
        byte[] content = FakeCdn.bytes(11 * MIB);
        long media = held.media(creator, "unmeasured", cdn.unmeasured("/unmeasured", content));

        held.settle(copy(media));

        assertStored(media, content, "video/mp4");
        assertThat(held.media(media).get("etag")).asString().endsWith("-3");
    }

    @Test
    void storesAFileOfUnknownLengthThatFillsItsPartsExactly() throws Exception {
        byte[] content = FakeCdn.bytes(10 * MIB);
        long media = held.media(creator, "exact", cdn.unmeasured("/exact", content));

        held.settle(copy(media));

        assertStored(media, content, "video/mp4");
        assertThat(held.media(media).get("etag")).asString().endsWith("-2");
    }

    @Test
    void storesNothingOfAFileThatEndsBeforeItsLength() {
        String link = cdn.answer("/short", exchange -> FakeCdn.send(exchange, "image/jpeg", FakeCdn.bytes(500), 1000));
        long media = held.media(creator, "short", link);

        assertThatThrownBy(() -> copy(media)).satisfies(CopyMediaHandlerIT::isTheCdnsFailure);
        assertNothingStored(media);
    }

    @Test
    void abortsTheUploadOfALargeFileThatEndsBeforeItsLength() {
        byte[] beginning = FakeCdn.bytes(6 * MIB);
        String link = cdn.answer("/cut", exchange -> FakeCdn.send(exchange, "video/mp4", beginning, 12 * MIB));
        long media = held.media(creator, "cut", link);

        assertThatThrownBy(() -> copy(media)).satisfies(CopyMediaHandlerIT::isTheCdnsFailure);
        assertNothingStored(media);
    }

    @Test
    void givesUpAFileThatFallsSilent() {
        long media = held.media(creator, "silent", cdn.silent("/silent", FakeCdn.bytes(100), 1000));

        assertThatThrownBy(() -> copy(media)).satisfies(CopyMediaHandlerIT::isTheCdnsFailure);
        assertNothingStored(media);
    }

    @Test
    void abortsTheUploadWhenItIsInterrupted() throws Exception {
        long media = held.media(creator, "stopped", cdn.silent("/stopped", FakeCdn.bytes(6 * MIB), 12 * MIB));
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread copying = Thread.ofVirtual().start(() -> {
            try {
                copy(media);
            } catch (Exception thrown) {
                failure.set(thrown);
            }
        });
        await().until(() -> !uploads().isEmpty());
        copying.interrupt();
        copying.join();

        assertThat(failure.get()).isNotNull();
        assertNothingStored(media);
    }

    @Test
    void storesNothingOnceTheClaimHasFallen() throws Exception {
        claims = task -> false;
        long small = held.media(creator, "taken", cdn.file("/taken", "image/jpeg", FakeCdn.bytes(1000)));
        long large = held.media(creator, "taken2", cdn.file("/taken2", "video/mp4", FakeCdn.bytes(9 * MIB)));

        assertThat(copy(small)).isInstanceOf(Verdict.Snooze.class);
        assertThat(copy(large)).isInstanceOf(Verdict.Snooze.class);
        assertNothingStored(small);
        assertNothingStored(large);
    }

    @Test
    void takesNoPageForAnImage() {
        byte[] page = "  <!doctype html><title>Log in</title>".getBytes(StandardCharsets.UTF_8);
        long typed = held.media(creator, "typed", cdn.file("/typed", "text/html", page));
        long disguised = held.media(creator, "disguised", cdn.file("/disguised", "image/jpeg", page));

        assertThatThrownBy(() -> copy(typed)).isInstanceOf(PlatformException.Malformed.class);
        assertThatThrownBy(() -> copy(disguised)).isInstanceOf(PlatformException.Malformed.class);
        assertNothingStored(typed);
    }

    @Test
    void concludesThatAFileIsTooLarge() throws Exception {
        String announced = cdn.answer("/announced", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, 3L * 1024 * MIB);
            exchange.getResponseBody().write(FakeCdn.bytes(1000));
            exchange.getResponseBody().flush();
        });
        long media = held.media(creator, "announced", announced);
        long unmeasured = held.media(creator, "endless", cdn.unmeasured("/endless", FakeCdn.bytes(21 * MIB)));

        held.settle(copy(media));
        held.settle(copy(unmeasured));

        assertThat(held.media(media)).containsEntry("state", "TOO_LARGE");
        assertThat(held.media(unmeasured)).containsEntry("state", "TOO_LARGE");
        assertThat(uploads()).isEmpty();
    }

    @Test
    void asksForANewLinkInsteadOfAnExpiredOne() throws Exception {
        long media = held.media(creator, "expired", cdn.file("/expired", "image/jpeg", FakeCdn.bytes(10)));
        held.jdbc()
                .sql("UPDATE media SET expires_at = clock_timestamp() + interval '5 seconds' WHERE id = ?")
                .param(media)
                .update();

        Verdict verdict = copy(media);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Snooze.class,
                        snooze -> assertThat(snooze.followUps())
                                .extracting(FollowUp::kind, FollowUp::upstream, FollowUp::subject)
                                .containsExactly(tuple(TaskKind.RESOLVE, "instagram", creator.id() + "/media/c2")));
        assertThat(cdn.calls()).isZero();
    }

    @Test
    void asksForANewLinkWhenTheCdnDoesNotHonourIt() throws Exception {
        for (int status : List.of(403, 404, 410)) {
            long media = held.media(creator, "refused" + status, cdn.status("/refused" + status, status));
            assertThat(copy(media)).as("status %d", status).isInstanceOf(Verdict.Snooze.class);
        }
    }

    @Test
    void concludesThatAFileIsGoneAfterThreeRenewals() throws Exception {
        long media = held.media(creator, "gone", cdn.status("/gone", 404));
        held.jdbc()
                .sql("UPDATE media SET resolutions = 3 WHERE id = ?")
                .param(media)
                .update();

        held.settle(copy(media));

        assertThat(held.media(media)).containsEntry("state", "GONE");
        assertThat(held.media(media).get("reason")).asString().contains("after 3 renewals");
    }

    @Test
    void diesWithTheTaskThatWasToRenewItsLink() throws Exception {
        long media = held.media(creator, "stuck", cdn.status("/stuck", 403));
        held.jdbc()
                .sql("INSERT INTO task (job_id, kind, upstream, lane, subject, state, finished_at)"
                        + " VALUES (?, 'RESOLVE', 'instagram', 'BACKGROUND', ?, 'DEAD', clock_timestamp())")
                .params(held.job(), creator.id() + "/media/c2")
                .update();

        assertThat(copy(media)).isInstanceOf(Verdict.DeadLetter.class);
        assertThat(held.media(media)).containsEntry("state", "PENDING");
    }

    @Test
    void copiesNothingTwice() throws Exception {
        long media = held.media(creator, "twice", cdn.file("/twice", "image/jpeg", FakeCdn.bytes(10)));
        held.settle(copy(media));
        held.settle(copy(media));

        assertThat(cdn.calls()).isEqualTo(1);
    }

    @Test
    void overwritesWhatACopyLeftThatWasCutOff() throws Exception {
        byte[] content = FakeCdn.bytes(1000);
        long media = held.media(creator, "again", cdn.file("/again", "image/jpeg", content));
        s3.putObject(
                put -> put.bucket(services.bucket().name())
                        .key(String.valueOf(held.media(media).get("object_key"))),
                RequestBody.fromString("of another day"));

        held.settle(copy(media));

        assertStored(media, content, "image/jpeg");
    }

    @Test
    void callsNoOtherHostAndFollowsNoRedirect() {
        long redirected = held.media(
                creator, "redirected", cdn.status("/redirected", 302, "Location", cdn.status("/target", 200)));
        long foreign = held.media(creator, "foreign", "http://localhost:1/secret");
        long file = held.media(creator, "file", "file:///etc/hostname");

        for (long media : List.of(redirected, foreign, file)) {
            assertThatThrownBy(() -> copy(media)).isInstanceOf(PlatformException.Malformed.class);
        }
        assertThat(cdn.calls()).isEqualTo(1);
    }

    @Test
    void heedsTheCdnsWordOnWhenToComeAgain() {
        long media = held.media(creator, "busy", cdn.status("/busy", 503, "Retry-After", "7"));

        assertThatThrownBy(() -> copy(media))
                .isInstanceOfSatisfying(
                        PlatformException.Unavailable.class,
                        busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    private Verdict copy(long media) throws Exception {
        Bucket bucket = Buckets.bucket(s3, services.bucket());
        CopyMediaHandler handler =
                new CopyMediaHandler(new CopyStore(held.jdbc()), new Cdn(CDN), bucket, new CopyProperties(3), claims);
        return handler.handle(Held.task(TaskKind.MEDIA, held.job(), media));
    }

    private void assertStored(long media, byte[] content, String type) throws Exception {
        Map<String, @Nullable Object> row = held.media(media);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        ResponseBytes<GetObjectResponse> object = s3.getObjectAsBytes(
                get -> get.bucket(services.bucket().name()).key(String.valueOf(row.get("object_key"))));
        assertThat(row)
                .containsEntry("state", "STORED")
                .containsEntry("size", (long) content.length)
                .containsEntry("sha256", sha256)
                .containsEntry("content_type", type)
                .containsEntry("etag", object.response().eTag().replace("\"", ""));
        assertThat(object.response().contentType()).isEqualTo(type);
        assertThat(Arrays.equals(object.asByteArray(), content)).isTrue();
    }

    private void assertNothingStored(long media) {
        assertThat(held.media(media)).containsEntry("state", "PENDING");
        // The server lists what it has begun to receive until it notices that the request was broken off.
        await().untilAsserted(() -> assertThat(s3.listObjectsV2(
                                list -> list.bucket(services.bucket().name()).prefix(creator.objectPrefix()))
                        .contents())
                .isEmpty());
        assertThat(uploads()).isEmpty();
    }

    private static List<MultipartUpload> uploads() {
        return s3.listMultipartUploads(list -> list.bucket(services.bucket().name()))
                .uploads();
    }

    private static void isTheCdnsFailure(Throwable thrown) {
        assertThat(new MediaFailures().classify((Exception) thrown))
                .isInstanceOfSatisfying(
                        Failure.Unavailable.class,
                        failure -> assertThat(failure.message()).startsWith("The file from 127.0.0.1"));
    }
}
