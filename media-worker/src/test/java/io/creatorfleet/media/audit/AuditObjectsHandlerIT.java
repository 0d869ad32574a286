package io.creatorfleet.media.audit;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.catalog.CreatorStore;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.bucket.BucketContents;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.task.TaskKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.unit.DataSize;
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
    void tellsWholeMissingAndAlteredObjectsApart() throws Exception {
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
    void countsWhatACopyLeftThatWasCutOffAndNeitherCallsItAnOrphanNorStored() throws Exception {
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

    /** What a listing cannot show. */
    @Test
    void readsBytesAgainAndNoticesThatTheyAreNotThoseThatWereStored() throws Exception {
        long whole = stored("a", put("a", "1234"), 4);
        long altered = stored("b", put("b", "4321"), 4);

        audit();

        assertThat(held.media(whole)).containsEntry("audit", "OK");
        assertThat(held.media(altered)).containsEntry("audit", "WRONG_CHECKSUM");
        assertThat(held.jdbc()
                        .sql("SELECT rehashed FROM object_audit WHERE creator_id = ?")
                        .param(creator.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void readsRowsBeyondOnePage() throws Exception {
        held.jdbc()
                .sql("""
                        INSERT INTO media (creator_id, external_id, role, object_key, state, size, sha256, etag, stored_at)
                        SELECT :creator, n, 'VIDEO', :prefix || n, 'STORED', 4, 's', 'e', now() FROM generate_series(1, 1001) n
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
                .isEqualTo(1001);
    }

    private void audit() throws Exception {
        held.settle(handler().handle(Held.task(TaskKind.AUDIT, held.job(), creator.id())));
    }

    private static AuditObjectsHandler handler() {
        AuditProperties properties = new AuditProperties(DataSize.ofMegabytes(1), Duration.ZERO, Duration.ZERO);
        BucketContents contents = new BucketContents(s3, services.bucket().name());
        AuditStore rows = new AuditStore(held.jdbc());
        return new AuditObjectsHandler(
                new CreatorStore(held.jdbc()),
                rows,
                new RepairStore(held.jdbc()),
                new Auditor(rows, contents, properties),
                new Repair(rows, contents, properties));
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
        return stored(name, etag, size, sha256("1234"));
    }

    private long stored(String name, String etag, long size, String sha256) {
        long media = held.media(creator, name, null);
        held.jdbc()
                .sql(
                        "UPDATE media SET state = 'STORED', size = ?, sha256 = ?, etag = ?, stored_at = now() WHERE id = ?")
                .params(size, sha256, etag, media)
                .update();
        return media;
    }

    private static String sha256(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
