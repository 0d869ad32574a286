package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Bucket;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.task.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

class CopyMediaHandlerIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    @RegisterExtension
    final Copying copying = Copying.into(bucket(), services.database());

    private final Held held = copying.held();
    private final FakeCdn cdn = copying.cdn();

    Bucket bucket() {
        return services.bucket();
    }

    @Test
    void storesAFileWithItsSizeAndChecksum() throws Exception {
        byte[] content = FakeCdn.bytes(100_000);
        long media = copying.media("one", cdn.file("/one", "image/jpeg", content));

        held.settle(copying.copy(media));

        copying.assertStored(media, content, "image/jpeg");
    }

    @Test
    void storesALargeFileInEqualParts() throws Exception {
        byte[] content = FakeCdn.bytes(12 * Copying.MIB);
        long media = copying.media("large", cdn.file("/large", "video/mp4", content));

        held.settle(copying.copy(media));

        copying.assertStored(media, content, "video/mp4");
        assertThat(held.media(media).get("etag")).asString().endsWith("-3");
        assertThat(copying.uploads()).isEmpty();
    }

    @Test
    void storesASmallFileOfUnknownLength() throws Exception {
        byte[] content = FakeCdn.bytes(Copying.MIB);
        long media = copying.media("small", cdn.unmeasured("/small", content));

        held.settle(copying.copy(media));

        copying.assertStored(media, content, "video/mp4");
    }

    @Test
    void storesALargeFileOfUnknownLengthInParts() throws Exception {
        byte[] content = FakeCdn.bytes(11 * Copying.MIB);
        long media = copying.media("unmeasured", cdn.unmeasured("/unmeasured", content));

        held.settle(copying.copy(media));

        copying.assertStored(media, content, "video/mp4");
        assertThat(held.media(media).get("etag")).asString().endsWith("-3");
    }

    @Test
    void storesAFileOfUnknownLengthThatFillsItsPartsExactly() throws Exception {
        byte[] content = FakeCdn.bytes(10 * Copying.MIB);
        long media = copying.media("exact", cdn.unmeasured("/exact", content));

        held.settle(copying.copy(media));

        copying.assertStored(media, content, "video/mp4");
        assertThat(held.media(media).get("etag")).asString().endsWith("-2");
    }

    @Test
    void storesNothingOfAFileThatEndsBeforeItsLength() {
        String link = cdn.answer("/short", exchange -> FakeCdn.send(exchange, "image/jpeg", FakeCdn.bytes(500), 1000));
        long media = copying.media("short", link);

        assertThatThrownBy(() -> copying.copy(media)).satisfies(Copying::isTheCdnsFailure);
        copying.assertNothingStored(media);
    }

    @Test
    void abortsTheUploadOfALargeFileThatEndsBeforeItsLength() {
        byte[] beginning = FakeCdn.bytes(6 * Copying.MIB);
        String link = cdn.answer("/cut", exchange -> FakeCdn.send(exchange, "video/mp4", beginning, 12 * Copying.MIB));
        long media = copying.media("cut", link);

        assertThatThrownBy(() -> copying.copy(media)).satisfies(Copying::isTheCdnsFailure);
        copying.assertNothingStored(media);
    }

    @Test
    void givesUpAFileThatFallsSilent() {
        long media = copying.media("silent", cdn.silent("/silent", FakeCdn.bytes(100), 1000));

        assertThatThrownBy(() -> copying.copy(media)).satisfies(Copying::isTheCdnsFailure);
        copying.assertNothingStored(media);
    }

    @Test
    void abortsTheUploadWhenItIsInterrupted() throws Exception {
        long media = copying.media("stopped", cdn.silent("/stopped", FakeCdn.bytes(6 * Copying.MIB), 12 * Copying.MIB));
        AtomicReference<Exception> failure = new AtomicReference<>();
        Thread running = Thread.ofVirtual().start(() -> {
            try {
                copying.copy(media);
            } catch (Exception thrown) {
                failure.set(thrown);
            }
        });
        await().until(() -> !copying.uploads().isEmpty());
        running.interrupt();
        running.join();

        assertThat(failure.get()).isNotNull();
        copying.assertNothingStored(media);
    }

    @Test
    void storesNothingOnceTheClaimHasFallenAndLeavesTheUploadToWhoHasIt() throws Exception {
        Copying fallen = copying.whileClaims(task -> false);
        long small = copying.media("taken", cdn.file("/taken", "image/jpeg", FakeCdn.bytes(1000)));
        long large = copying.media("taken2", cdn.file("/taken2", "video/mp4", FakeCdn.bytes(9 * Copying.MIB)));

        assertThat(fallen.copy(small)).isInstanceOf(Verdict.Snooze.class);
        copying.assertNothingStored(small);
        assertThat(fallen.copy(large)).isInstanceOf(Verdict.Snooze.class);
        copying.assertNoObject();
        assertThat(copying.uploads()).hasSize(1);
        assertThat(copying.begun()).isEqualTo(1);
    }

    @Test
    void takesNoPageForAnImage() {
        byte[] page = "  <!doctype html><title>Log in</title>".getBytes(StandardCharsets.UTF_8);
        long typed = copying.media("typed", cdn.file("/typed", "text/html", page));
        long disguised = copying.media("disguised", cdn.file("/disguised", "image/jpeg", page));

        assertThatThrownBy(() -> copying.copy(typed)).isInstanceOf(FlawedFileException.class);
        assertThatThrownBy(() -> copying.copy(disguised)).isInstanceOf(FlawedFileException.class);
        copying.assertNothingStored(typed);
    }

    @Test
    void concludesThatAFileIsTooLarge() throws Exception {
        String announced = cdn.answer("/announced", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, 3L * 1024 * Copying.MIB);
            exchange.getResponseBody().write(FakeCdn.bytes(1000));
            exchange.getResponseBody().flush();
        });
        long media = copying.media("announced", announced);
        long unmeasured = copying.media("endless", cdn.unmeasured("/endless", FakeCdn.bytes(21 * Copying.MIB)));

        held.settle(copying.copy(media));
        held.settle(copying.copy(unmeasured));

        assertThat(held.media(media)).containsEntry("state", "TOO_LARGE");
        assertThat(held.media(unmeasured)).containsEntry("state", "TOO_LARGE");
        assertThat(copying.uploads()).isEmpty();
    }

    @Test
    void copiesNothingTwice() throws Exception {
        long media = copying.media("twice", cdn.file("/twice", "image/jpeg", FakeCdn.bytes(10)));
        held.settle(copying.copy(media));
        held.settle(copying.copy(media));

        assertThat(cdn.calls()).isEqualTo(1);
    }

    @Test
    void overwritesWhatACopyLeftThatWasCutOff() throws Exception {
        byte[] content = FakeCdn.bytes(1000);
        long media = copying.media("again", cdn.file("/again", "image/jpeg", content));
        copying.s3()
                .putObject(
                        put -> put.bucket(bucket().name())
                                .key(String.valueOf(held.media(media).get("object_key"))),
                        RequestBody.fromString("of another day"));

        held.settle(copying.copy(media));

        copying.assertStored(media, content, "image/jpeg");
    }
}
