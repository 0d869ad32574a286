package io.creatorfleet.media.audit;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.bucket.Bucket;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.task.TaskKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class AuditObjectsHandlerIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, S3);

    private static Held held;
    private static S3Client s3;

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

    @Test
    void tellsWholeMissingAndAlteredObjectsApart() {
        long whole = stored("a", put("a", "1234"), 4);
        long missing = stored("b", "etag", 4);
        long altered = stored("c", "another-etag", 4);
        long cut = stored("d", put("d", "12"), 4);
        put("c", "1234");
        long pending = held.media(creator, "e", "https://cdn/e");

        audit();

        assertThat(List.of(whole, missing, altered, cut))
                .extracting(media -> held.media(media).get("audit"))
                .containsExactly("OK", "MISSING", "WRONG_CHECKSUM", "WRONG_SIZE");
        assertThat(held.media(whole).get("audited_at")).isNotNull();
        assertThat(held.media(pending)).containsEntry("audit", null);
    }

    @Test
    void countsObjectsAndNamesThoseWithoutARow() throws Exception {
        stored("b", put("b", "1234"), 4);
        put("a", "12");
        put("z", "1");
        Creator other = held.creator();
        s3.putObject(
                put -> put.bucket(services.bucket().name()).key(other.objectPrefix() + "x/x-video"),
                RequestBody.fromString("not his"));

        audit();

        Map<String, @Nullable Object> audit = held.jdbc()
                .sql(
                        "SELECT objects, bytes, array_to_string(orphans, ',') AS orphans FROM object_audit WHERE creator_id = ?")
                .param(creator.id())
                .query()
                .singleRow();
        assertThat(audit)
                .containsEntry("objects", 3)
                .containsEntry("bytes", 7L)
                .containsEntry("orphans", key("a") + "," + key("z"));
    }

    @Test
    void countsWhatACopyLeftThatWasCutOffAndNeitherCallsItAnOrphanNorStored() {
        stored("a", put("a", "1234"), 4);
        long cutOff = held.media(creator, "b", "https://cdn/b");
        put("b", "123456");
        held.jdbc()
                .sql("UPDATE media SET state = 'ABANDONED' WHERE id = ?")
                .param(cutOff)
                .update();

        audit();

        assertThat(held.jdbc()
                        .sql(
                                "SELECT objects, bytes, cardinality(orphans) AS orphans FROM object_audit WHERE creator_id = ?")
                        .param(creator.id())
                        .query()
                        .singleRow())
                .containsEntry("objects", 2)
                .containsEntry("bytes", 4L)
                .containsEntry("orphans", 0);
    }

    @Test
    void readsRowsBeyondOnePage() {
        held.jdbc()
                .sql("""
                        INSERT INTO media (creator_id, external_id, role, object_key, state, size, sha256, etag, stored_at)
                        SELECT :creator, n, 'VIDEO', :prefix || n, 'STORED', 4, 's', 'e', now() FROM generate_series(1, 501) n
                        """)
                .param("creator", creator.id())
                .param("prefix", creator.objectPrefix())
                .update();

        audit();

        assertThat(held.jdbc()
                        .sql("SELECT count(*) FROM media WHERE creator_id = ? AND audit = 'MISSING'")
                        .param(creator.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(501);
    }

    private void audit() {
        Bucket bucket = Buckets.bucket(s3, services.bucket());
        AuditObjectsHandler handler =
                new AuditObjectsHandler(new CreatorStore(held.jdbc()), new AuditStore(held.jdbc()), bucket);
        held.settle(handler.handle(Held.task(TaskKind.AUDIT, held.job(), creator.id())));
    }

    private String key(String name) {
        return creator.objectPrefix() + name + "/" + name + "-video";
    }

    private String put(String name, String content) {
        return s3.putObject(put -> put.bucket(services.bucket().name()).key(key(name)), RequestBody.fromString(content))
                .eTag()
                .replace("\"", "");
    }

    private long stored(String name, String etag, long size) {
        long media = held.media(creator, name, null);
        held.jdbc()
                .sql(
                        "UPDATE media SET state = 'STORED', size = ?, sha256 = 's', etag = ?, stored_at = now() WHERE id = ?")
                .params(size, etag, media)
                .update();
        return media;
    }
}
