package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.task.Failure;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that are not what the CDN calls them. */
class RefusedCopyIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    @RegisterExtension
    final Copying copying = Copying.into(services.bucket(), services.database());

    private final Held held = copying.held();
    private final FakeCdn cdn = copying.cdn();

    @Test
    void refusesWhatIsStillAPageWhenItsAttemptsAreUsedUp() {
        byte[] page = "{\"error\": \"log in\"}".getBytes(StandardCharsets.UTF_8);
        long media = copying.media("page", cdn.file("/page", "image/jpeg", page));

        assertThatThrownBy(() -> copying.copy(media)).isInstanceOfSatisfying(FlawedFileException.class, flawed -> {
            Failure failure = new MediaFailures().classify(flawed);
            assertThat(failure).isInstanceOf(Failure.Malformed.class);
            held.settle(copying.handler().giveUp(held.claimed(TaskKind.MEDIA, media), flawed, failure));
        });

        assertThat(held.media(media))
                .containsEntry("state", "REFUSED")
                .containsEntry("reason", "The CDN sent no image or video but text, as image/jpeg");
        copying.assertNoObject();
    }

    @Test
    void leavesOtherFailuresToAHuman() {
        long media = copying.media("foreign", "http://localhost:1/secret");

        assertThatThrownBy(() -> copying.copy(media)).isInstanceOfSatisfying(Exception.class, foreign -> {
            Failure failure = new MediaFailures().classify(foreign);
            assertThat(copying.handler().giveUp(held.claimed(TaskKind.MEDIA, media), foreign, failure))
                    .isInstanceOf(Verdict.DeadLetter.class);
        });
    }

    @Test
    void storesAFileUnderItsOwnTypeRatherThanTheDeclaredOne() throws Exception {
        byte[] png = Samples.png(50_000);
        long media = copying.media("png", cdn.file("/png", "image/jpeg", png));

        held.settle(copying.copy(media));

        copying.assertStored(media, png, "image/png");
    }

    @Test
    void storesAPictureOnlyWhole() throws Exception {
        byte[] jpeg = Samples.jpeg(300_000);
        long whole = copying.media("whole", cdn.file("/whole", "image/jpeg", jpeg));
        long cut = copying.media("cut", cdn.file("/cut", "image/jpeg", Arrays.copyOf(jpeg, jpeg.length - 100)));

        assertThatThrownBy(() -> copying.copy(cut))
                .isInstanceOf(FlawedFileException.class)
                .hasMessageContaining("ends too early, after %d bytes".formatted(jpeg.length - 100));
        copying.assertNothingStored(cut);

        held.settle(copying.copy(whole));
        copying.assertStored(whole, jpeg, "image/jpeg");
    }

    @Test
    void storesALargeVideoOnlyWhole() throws Exception {
        byte[] mp4 = Samples.mp4(9 * Copying.MIB);
        byte[] shortened = Arrays.copyOf(mp4, mp4.length - 10);
        BreakingFile file = new BreakingFile(shortened);
        long media = copying.media("video", cdn.answer("/video", file));

        assertThatThrownBy(() -> copying.copy(media)).isInstanceOf(FlawedFileException.class);
        copying.assertNothingStored(media);

        file.becomes(mp4);
        held.settle(copying.copy(media));
        copying.assertStored(media, mp4, "video/mp4");
    }

    @Test
    void looksAtTheWholeOfAFileThatCameInTwoRuns() {
        byte[] shortened = Arrays.copyOf(Samples.mp4(12 * Copying.MIB), 12 * Copying.MIB - 10);
        BreakingFile file = new BreakingFile(shortened, 6 * Copying.MIB, 0, 0, 0);
        long media = copying.media("two", cdn.answer("/two", file));
        assertThatThrownBy(() -> copying.copy(media)).satisfies(Copying::isTheCdnsFailure);

        assertThatThrownBy(() -> copying.copy(media)).isInstanceOf(FlawedFileException.class);

        copying.assertNoObject();
    }
}
