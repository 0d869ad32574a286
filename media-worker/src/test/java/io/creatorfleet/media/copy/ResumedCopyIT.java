package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Bucket;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.cdn.BrokenDownloadException;
import io.creatorfleet.media.cdn.Range;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.platform.PlatformId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies that were cut off: within a run they are taken up three times, after that by the next run. */
class ResumedCopyIT {

    private static final int PART = 5 * Copying.MIB;
    private static final byte[] SMALL = FakeCdn.bytes(300_000);
    private static final byte[] LARGE = FakeCdn.bytes(12 * Copying.MIB);
    private static final String FROM_THE_SECOND_PART = "bytes=" + PART + "-";

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
    void goesOnWithinTheRunWhereASmallFileBroke() throws Exception {
        BreakingFile file = new BreakingFile(SMALL, 100_000, 50_000);
        long media = media(file);

        held.settle(copying.copy(media));

        copying.assertStored(media, SMALL, "video/mp4");
        assertThat(file.asked()).containsExactly("whole", "bytes=100000-", "bytes=150000-");
    }

    @Test
    void goesOnWithinTheRunWhereALargeFileBroke() throws Exception {
        BreakingFile file = new BreakingFile(LARGE, PART + 1000, 0, 6 * Copying.MIB);
        long media = media(file);

        held.settle(copying.copy(media));

        copying.assertStored(media, LARGE, "video/mp4");
        assertThat(file.asked()).hasSize(4);
    }

    @Test
    void startsOverWhenAnotherContentCameInTheMiddle() throws Exception {
        byte[] another = FakeCdn.bytes(400_000);
        BreakingFile file = new BreakingFile(SMALL, 100_000);
        long media = copying.media("changed", cdn.answer("/changed", exchange -> {
            file.to(exchange);
            file.becomes(another);
        }));

        assertThatThrownBy(() -> copying.copy(media)).isInstanceOf(ChangedFileException.class);
        copying.assertNothingStored(media);

        held.settle(copying.copy(media));
        copying.assertStored(media, another, "video/mp4");
    }

    @Test
    void goesOnInTheNextRunAfterTheLastStoredPart() throws Exception {
        BreakingFile file = new BreakingFile(LARGE, PART + 1000, 0, 0, 0);
        long media = cutOff(file);

        held.settle(copying.copy(media));

        copying.assertStored(media, LARGE, "video/mp4");
        assertThat(file.asked()).hasSize(5).endsWith(FROM_THE_SECOND_PART);
        assertThat(held.media(media).get("etag")).asString().endsWith("-3");
    }

    /** Waiting for room is no break: it costs no attempt, and nothing of what is stored. */
    @Test
    void leavesTheRestToTheNextRunWhenTheHostHasNoRoomWhereTheFileBroke() throws Exception {
        BreakingFile file = new BreakingFile(LARGE, PART + 1000);
        String overloaded = cdn.status("/overloaded", 503, "Retry-After", "60");
        long media = copying.media("crowded", cdn.answer("/crowded", exchange -> {
            if (file.asked().isEmpty()) {
                assertThatThrownBy(() -> copying.way().open(PlatformId.INSTAGRAM, overloaded, false, Range.WHOLE))
                        .isInstanceOf(PlatformException.Unavailable.class);
            }
            file.to(exchange);
        }));

        assertThatThrownBy(() -> copying.copy(media)).isInstanceOf(BrokenDownloadException.class);
        assertThat(file.asked()).containsExactly("whole");
        assertThat(copying.uploads()).hasSize(1);

        held.settle(copying.throughAnotherWorker().copy(media));
        copying.assertStored(media, LARGE, "video/mp4");
        assertThat(file.asked()).containsExactly("whole", FROM_THE_SECOND_PART);
    }

    @Test
    void startsOverInTheNextRunWhenTheContentIsAnother() throws Exception {
        byte[] another = FakeCdn.bytes(9 * Copying.MIB);
        BreakingFile file = new BreakingFile(LARGE, PART + 1000, 0, 0, 0);
        long media = cutOff(file);
        file.becomes(another);

        held.settle(copying.copy(media));

        copying.assertStored(media, another, "video/mp4");
        assertThat(file.asked()).hasSize(5).endsWith(FROM_THE_SECOND_PART);
    }

    static Stream<Named<FakeCdn.Answer>> unusable() {
        return Stream.of(
                named("an error", exchange -> exchange.sendResponseHeaders(400, -1)),
                named("a part that is not named", exchange -> exchange.sendResponseHeaders(206, -1)),
                named("another part", exchange -> {
                    exchange.getResponseHeaders().set("Content-Range", "bytes 0-999/" + LARGE.length);
                    exchange.sendResponseHeaders(206, -1);
                }));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void startsOverAfterARunWhoseRangeHadNoUsableAnswer(FakeCdn.Answer toARange) throws Exception {
        BreakingFile file = new BreakingFile(LARGE, PART + 1000);
        long media = cutOff(copying.media("ranges", cdn.answer("/ranges", exchange -> {
            boolean whole = exchange.getRequestHeaders().getFirst("Range") == null;
            (whole ? file : toARange).to(exchange);
        })));

        assertThatThrownBy(() -> copying.copy(media)).isInstanceOf(PlatformException.Malformed.class);
        copying.assertNothingStored(media);

        held.settle(copying.copy(media));
        copying.assertStored(media, LARGE, "video/mp4");
    }

    @Test
    void startsOverWhenTheBucketHasDroppedTheParts() throws Exception {
        BreakingFile file = new BreakingFile(LARGE, PART + 1000, 0, 0, 0);
        long media = cutOff(file);
        copying.uploads()
                .forEach(upload -> copying.s3()
                        .abortMultipartUpload(abort ->
                                abort.bucket(bucket().name()).key(upload.key()).uploadId(upload.uploadId())));

        held.settle(copying.copy(media));

        copying.assertStored(media, LARGE, "video/mp4");
        assertThat(file.asked()).hasSize(5).endsWith("whole");
    }

    @Test
    void keepsNoPartsOfAFileThatIsNotWantedAnyMore() {
        BreakingFile file = new BreakingFile(LARGE, PART + 1000, 0, 0, 0);
        long media = copying.media("abandoned", cdn.answer("/abandoned", exchange -> {
            held.jdbc()
                    .sql("UPDATE media SET state = 'ABANDONED' WHERE creator_id = ?")
                    .param(copying.creator().id())
                    .update();
            file.to(exchange);
        }));

        assertThatThrownBy(() -> copying.copy(media)).isInstanceOf(BrokenDownloadException.class);

        copying.assertNoObject();
        copying.assertNoUpload();
    }

    @Test
    void leavesTheUploadToWhoeverTookTheFileOver() {
        BreakingFile file = new BreakingFile(LARGE, PART + 1000, 0, 0);
        long media = copying.media("taken", cdn.answer("/taken", exchange -> {
            if (file.asked().size() == 3) {
                held.jdbc()
                        .sql("UPDATE task SET fence = fence + 1 WHERE state = 'RUNNING'")
                        .update();
                file.becomes(SMALL);
            }
            file.to(exchange);
        }));

        assertThatThrownBy(() -> copying.copy(media)).isInstanceOf(ChangedFileException.class);

        assertThat(copying.uploads()).hasSize(1);
        assertThat(copying.begun()).isEqualTo(1);
    }

    private long media(BreakingFile file) {
        return copying.media("file", cdn.answer("/file", file));
    }

    /** A file of which a run has stored the first part. */
    private long cutOff(BreakingFile file) {
        return cutOff(media(file));
    }

    private long cutOff(long media) {
        assertThatThrownBy(() -> copying.copy(media)).satisfies(Copying::isTheCdnsFailure);
        copying.assertNoObject();
        assertThat(copying.uploads()).hasSize(1);
        assertThat(copying.begun()).isEqualTo(1);
        return media;
    }
}
