package io.creatorfleet.media.audit;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.media.FakeCdn;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.MediaProcess;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.media.copy.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The command that audits the whole bucket and repairs it, with a worker that does what it leaves to tasks. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.config.name=media-worker", "fleet.worker.name=repair", "fleet.media.local=true"})
@DirtiesContext // ends the worker before its servers end with the process
class BucketRepairIT {

    private static final byte[] FILE = Samples.mp4(2000);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ, S3);

    @TempDir
    private Path folder;

    private final FakeCdn cdn = new FakeCdn();
    private final S3Client s3 = Buckets.client(services.bucket());
    private final Held held;
    private final Creator creator;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    BucketRepairIT(@Autowired JdbcClient jdbc, @Autowired TransactionTemplate transactions) {
        this.held = new Held(jdbc, transactions);
        this.creator = held.creator();
    }

    @AfterEach
    void end() {
        cdn.close();
        s3.close();
    }

    @Test
    void hasMissingFilesCopiedAgainAndTakesAwayWhatIsNobodysOnceItIsOldEnough() throws Exception {
        stored("whole", put(key("whole")));
        long missing = stored("missing", "gone");
        put(key("orphan"));
        String nobodys = begin("nobodys");
        String awaited = begin("awaited");
        goOnWith(held.media(creator, "awaited", null), awaited);

        assertThat(audit("orphan-after=1h", "dangling-after=1h"))
                .containsExactly(
                        "missing " + key("missing") + ": left to a task of its creator",
                        "orphaned " + key("orphan") + ": left alone");
        assertThat(repaired()).isEqualTo("SUCCEEDED 2 0");
        assertThat(held.media(missing)).containsEntry("state", "STORED");
        assertThat(cdn.calls()).isOne();
        assertThat(keys()).containsExactly(key("missing"), key("orphan"), key("whole"));
        assertThat(uploads()).containsExactlyInAnyOrder(nobodys, awaited);

        assertThat(audit("orphan-after=0s", "dangling-after=0s"))
                .containsExactly(
                        "orphaned " + key("orphan") + ": put aside", "dangling_upload " + key("nobodys") + ": aborted");
        assertThat(keys()).containsExactly(key("missing"), key("whole"), "quarantine/" + key("orphan"));
        assertThat(uploads()).containsExactly(awaited);

        assertThat(audit("orphan-after=0s", "dangling-after=0s")).isEmpty();
    }

    /** What the report says of each finding; it ends with 1 when there is any. */
    private List<String> audit(String... limits) throws IOException, InterruptedException {
        Path report = folder.resolve("report.csv");
        MediaProcess.End end = MediaProcess.audit(
                services.properties(),
                "--fleet.audit.repair=true",
                "--fleet.audit.out=" + report,
                "--fleet.media.audit." + limits[0],
                "--fleet.media.audit." + limits[1]);
        List<String> found = Files.readString(report)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> !cells[0].startsWith("identical"))
                .map(cells -> cells[0] + " " + cells[1] + ": " + cells[7])
                .toList();
        assertThat(end.status()).as(end.output()).isEqualTo(found.isEmpty() ? 0 : 1);
        return found;
    }

    /** How the job ended that the audit has opened: its state, all its tasks and the dead ones. */
    private String repaired() {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> held.jdbc()
                                .sql("SELECT state || ' ' || accepted_tasks || ' ' || dead_tasks FROM job")
                                .query(String.class)
                                .single(),
                        job -> !job.startsWith("ACCEPTED") && !job.startsWith("RUNNING"));
    }

    private long stored(String name, String etag) {
        long media = held.media(creator, name, cdn.file("/" + name, "video/mp4", FILE));
        held.jdbc()
                .sql("""
                        UPDATE media
                           SET state = 'STORED', size = length(:file), sha256 = encode(sha256(:file), 'hex'), etag = :etag,
                               stored_at = now()
                         WHERE id = :media
                        """)
                .param("file", FILE)
                .param("etag", etag)
                .param("media", media)
                .update();
        return media;
    }

    private void goOnWith(long media, String upload) {
        held.jdbc()
                .sql("INSERT INTO media_upload (media_id, upload_id, part_size) VALUES (?, ?, 5000000)")
                .params(media, upload)
                .update();
    }

    private String put(String key) {
        return s3.putObject(put -> put.bucket(services.bucket().name()).key(key), RequestBody.fromBytes(FILE))
                .eTag()
                .replace("\"", "");
    }

    private String begin(String name) {
        return s3.createMultipartUpload(
                        create -> create.bucket(services.bucket().name()).key(key(name)))
                .uploadId();
    }

    private String key(String name) {
        return creator.objectPrefix() + name + "/" + name + "-video";
    }

    private List<String> keys() {
        return s3.listObjectsV2(list -> list.bucket(services.bucket().name())).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<String> uploads() {
        return s3.listMultipartUploads(list -> list.bucket(services.bucket().name())).uploads().stream()
                .map(MultipartUpload::uploadId)
                .toList();
    }
}
