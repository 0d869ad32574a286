package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.platform.PlatformException;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sounds, whose links lead to manifests that name their files. */
class CopySoundIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    @RegisterExtension
    final Copying copying = Copying.into(services.bucket(), services.database());

    private final Held held = copying.held();
    private final FakeCdn cdn = copying.cdn();

    @Test
    void storesTheSoundThatTheManifestNames() throws Exception {
        byte[] content = mp4(50_000);
        cdn.file("/s/CMAF_AUDIO_64.mp4", "audio/mp4", mp4(10));
        cdn.file("/s/CMAF_AUDIO_128.mp4", "audio/mp4", content);
        long media = sound("sound", manifest("/s/sound.mpd", """
                <AdaptationSet contentType="audio">
                <Representation bandwidth="64431"><BaseURL>CMAF_AUDIO_64.mp4</BaseURL></Representation>
                <Representation bandwidth="128431"><BaseURL>CMAF_AUDIO_128.mp4</BaseURL></Representation></AdaptationSet>"""));

        held.settle(copying.copy(media));

        copying.assertStored(media, content, "audio/mp4");
    }

    @Test
    void storesAVideoThatOnlyAManifestNames() throws Exception {
        byte[] content = mp4(20_000);
        cdn.file("/v/CMAF_720.mp4", "video/mp4", content);
        long media = copying.media("gallery", manifest("/v/video.mpd", """
                <AdaptationSet contentType="video"><Representation><BaseURL>CMAF_720.mp4</BaseURL></Representation>
                </AdaptationSet>"""));

        held.settle(copying.copy(media));

        copying.assertStored(media, content, "video/mp4");
    }

    @Test
    void endsWithAReasonWhereThereIsNoSound() throws Exception {
        long media = sound("mute", manifest("/mute.mpd", "<AdaptationSet contentType=\"video\"/>"));

        held.settle(copying.copy(media));

        assertThat(held.media(media))
                .containsEntry("state", "NO_LINK")
                .containsEntry("reason", "Its manifest names no sound");
    }

    @Test
    void asksForANewManifestWhenItsLinkIsNotHonoured() throws Exception {
        long media = sound("old", cdn.status("/old.mpd", 403));

        assertThat(copying.copy(media))
                .isInstanceOfSatisfying(
                        Verdict.Snooze.class,
                        snooze ->
                                assertThat(snooze.followUps().getFirst().kind()).isEqualTo(TaskKind.RESOLVE));
    }

    @Test
    void asksForANewManifestWhenItsFileIsNotThere() throws Exception {
        cdn.status("/w/gone.mp4", 404);
        long media = sound("gone", manifest("/w/gone.mpd", """
                <AdaptationSet contentType="audio"><Representation><BaseURL>gone.mp4</BaseURL></Representation></AdaptationSet>"""));

        assertThat(copying.copy(media)).isInstanceOf(Verdict.Snooze.class);
        assertThat(held.media(media)).containsEntry("link_asked", true);
    }

    @Test
    void followsNoManifestToWhereNoCdnIs() {
        long media = sound("evil", manifest("/evil.mpd", """
                <AdaptationSet contentType="audio"><Representation><BaseURL>https://evil.example/a.mp4</BaseURL>
                </Representation></AdaptationSet>"""));

        assertThatThrownBy(() -> copying.copy(media))
                .isInstanceOf(PlatformException.Malformed.class)
                .hasMessageContaining("leads to evil.example");
        assertThat(cdn.calls()).isEqualTo(1);
    }

    @Test
    void readsNoManifestWithoutAnEnd() {
        long media = sound("large", cdn.file("/large.mpd", "application/dash+xml", new byte[1024 * 1024 + 1]));

        assertThatThrownBy(() -> copying.copy(media))
                .isInstanceOf(FlawedFileException.class)
                .hasMessage("The manifest has more than 1048576 bytes");
    }

    private long sound(String name, String link) {
        long media = copying.media(name, link);
        held.jdbc()
                .sql("UPDATE media SET role = 'AUDIO' WHERE id = ?")
                .param(media)
                .update();
        return media;
    }

    private String manifest(String path, String sets) {
        String manifest = "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period>" + sets + "</Period></MPD>";
        return cdn.file(path, "application/dash+xml", manifest.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of one box that begins with its type. */
    private static byte[] mp4(int length) {
        byte[] content = new byte[Math.max(length, 24)];
        byte[] beginning = "\0\0\0\u0010ftypisom\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(beginning, 0, content, 0, beginning.length);
        int rest = content.length - beginning.length;
        for (int shift = 0; shift < 4; shift++) {
            content[beginning.length + shift] = (byte) (rest >> (24 - 8 * shift));
        }
        System.arraycopy("mdat".getBytes(StandardCharsets.ISO_8859_1), 0, content, beginning.length + 4, 4);
        return content;
    }
}
