package io.creatorfleet.media.copy;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.Verdict;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;

/** What becomes of the files of items that were taken down. */
class RemovalIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    @RegisterExtension
    final Copying copying = Copying.into(services.bucket(), services.database());

    private long media;

    @BeforeEach
    void hold() {
        media = copying.media("a", copying.cdn().file("/a", "video/mp4", Samples.mp4(2000)));
    }

    @Test
    void deletesObjectUploadAndRowOnceNoCopyCanAddThemAnyMore() throws Exception {
        copying.held().settle(copying.copy(media));
        copying.s3()
                .createMultipartUpload(
                        create -> create.bucket(copying.bucket().name()).key(key("a")));
        put(key("a-video"));
        takeDown();

        assertThat(copying.copy(media)).isInstanceOf(Verdict.Snooze.class);
        assertThat(keys()).contains(key("a"));
        deleted();

        assertThat(keys()).containsExactly(key("a-video"));
        assertThat(copying.uploads()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void deletesWhatACopyStoresThatWasUnderWay() throws Exception {
        Verdict copied = copying.copy(media);
        takeDown();

        assertThat(followUps(copied)).containsExactly(new FollowUp(TaskKind.MEDIA, "x", Long.toString(media)));
        assertThat(copying.held().media(media)).containsEntry("state", "REMOVED");
        deleted();

        assertThat(keys()).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void copiesAgainWhatIsWantedAgain() throws Exception {
        takeDown();
        AtomicReference<Verdict> last = new AtomicReference<>(copying.copy(media));
        await().until(() -> {
            last.set(copying.copy(media));
            return last.get() instanceof Verdict.Done;
        });
        set("PENDING");

        assertThat(followUps(last.get()))
                .containsExactly(new FollowUp(TaskKind.MEDIA, "instagram-cdn", Long.toString(media)));
        assertThat(rows()).isEqualTo(1);
    }

    private void deleted() {
        await().untilAsserted(() -> {
            Verdict verdict = copying.copy(media);
            assertThat(verdict).isInstanceOf(Verdict.Done.class);
            assertThat(followUps(verdict)).isEmpty();
        });
    }

    private List<FollowUp> followUps(Verdict verdict) {
        return copying.held()
                .transactions()
                .execute(status -> ((Verdict.Done) verdict).results().write());
    }

    private void takeDown() {
        set("REMOVED");
    }

    private void set(String state) {
        copying.held()
                .jdbc()
                .sql("UPDATE media SET state = ? WHERE id = ?")
                .params(state, media)
                .update();
    }

    private long rows() {
        return copying.held()
                .jdbc()
                .sql("SELECT count(*) FROM media WHERE id = ?")
                .param(media)
                .query(Long.class)
                .single();
    }

    private String key(String name) {
        return copying.creator().objectPrefix() + "a/" + name + "-video";
    }

    private void put(String key) {
        copying.s3().putObject(put -> put.bucket(copying.bucket().name()).key(key), RequestBody.fromString("another"));
    }

    private List<String> keys() {
        return copying
                .s3()
                .listObjectsV2(list -> list.bucket(copying.bucket().name())
                        .prefix(copying.creator().objectPrefix()))
                .contents()
                .stream()
                .map(object -> object.key())
                .toList();
    }
}
