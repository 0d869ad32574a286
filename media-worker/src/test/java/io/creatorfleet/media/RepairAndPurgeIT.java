package io.creatorfleet.media;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.media.copy.Samples;
import io.creatorfleet.task.Dispatcher;
import io.creatorfleet.task.FollowUp;
import io.creatorfleet.task.InvariantStore;
import io.creatorfleet.task.TaskKind;
import io.creatorfleet.task.TaskLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A worker that mends and deletes what others have stored, and the ledger with it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=media-worker",
            "fleet.worker.name=care",
            "fleet.media.local=true",
            "fleet.media.audit.orphan-after=0s",
            "fleet.media.audit.dangling-after=0s",
            "fleet.media.purge.copies-end=2s"
        })
@DirtiesContext // ends the worker before its servers end with the process
class RepairAndPurgeIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ, S3);

    private final FakeCdn cdn = new FakeCdn();
    private final Held held;
    private final TaskLedger ledger;
    private final Dispatcher dispatcher;
    private final InvariantStore invariant;
    private final S3Client s3 = Buckets.client(services.bucket());
    private final Creator creator;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        services.properties().forEach((name, value) -> registry.add(name, () -> value));
    }

    RepairAndPurgeIT(
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions,
            @Autowired TaskLedger ledger,
            @Autowired Dispatcher dispatcher,
            @Autowired InvariantStore invariant) {
        this.held = new Held(jdbc, transactions);
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.invariant = invariant;
        this.creator = held.creator();
    }

    @AfterEach
    void end() {
        cdn.close();
        s3.close();
    }

    @Test
    void copiesAgainWhatIsMissingOrWrongAndPutsAsideWhatIsNobodys() {
        List<Long> files = stored("whole", "missing", "altered");
        s3.deleteObject(delete -> delete.bucket(bucket()).key(key("missing")));
        put(key("altered"), "other");
        put(key("orphan"), "nobody's");
        s3.createMultipartUpload(create -> create.bucket(bucket()).key(key("dangling")));

        UUID repair = open("AUDIT", creator.id(), audit("{\"repair\":true}"));

        assertThat(end(repair)).isEqualTo("SUCCEEDED 3 0");
        assertThat(files).allSatisfy(file -> assertThat(held.media(file)).containsEntry("state", "STORED"));
        assertThat(cdn.calls()).isEqualTo(3 + 2);
        assertThat(keys("")).containsExactly(key("altered"), key("missing"), key("whole"));
        assertThat(keys("quarantine/")).containsExactly("quarantine/" + key("orphan"));
        assertThat(uploads()).isEmpty();
        assertThat(invariant.violations()).isEmpty();

        assertThat(end(open("AUDIT", creator.id(), audit("{}")))).isEqualTo("SUCCEEDED 1 0");
        assertThat(files).allSatisfy(file -> assertThat(held.media(file)).containsEntry("audit", "OK"));
    }

    @Test
    void deletesRowsAndObjectsAndEndsWhatIsUnderWay() {
        stored("a", "b");
        put("quarantine/" + key("x"), "put aside once");
        s3.createMultipartUpload(create -> create.bucket(bucket()).key(key("y")));
        CountDownLatch dripping = new CountDownLatch(1);
        long slow = held.media(creator, "slow", cdn.dripping("/slow", 100_000, dripping));
        UUID addition = open("ADD", creator.id(), media(slow));
        await().atMost(SOON).until(() -> dripping.getCount() == 0);

        UUID purge = open("PURGE", null, new FollowUp(TaskKind.PURGE, "local", Long.toString(creator.id())));

        assertThat(end(purge)).isEqualTo("SUCCEEDED 1 0");
        assertThat(end(addition)).isEqualTo("CANCELLED 1 0");
        assertThat(keys("")).isEmpty();
        assertThat(keys("quarantine/")).isEmpty();
        assertThat(uploads()).isEmpty();
        assertThat(held.jdbc().sql("""
                                SELECT objects || ' ' || uploads || ' ' || creators || ' ' || items || ' ' || media || ' '
                                       || (proved_at IS NOT NULL) FROM purge WHERE job_id = ?
                                """).param(purge).query(String.class).single())
                .isEqualTo("3 1 1 3 3 true");
        assertThat(held.jdbc()
                        .sql("SELECT count(*) FROM media WHERE creator_id = ?")
                        .param(creator.id())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(invariant.violations()).isEmpty();
    }

    private List<Long> stored(String... names) {
        List<Long> files = new ArrayList<>();
        for (String name : names) {
            files.add(held.media(creator, name, cdn.file("/" + name, "video/mp4", Samples.mp4(2000 + name.length()))));
        }
        files.forEach(
                file -> assertThat(end(open("ADD", creator.id(), media(file)))).isEqualTo("SUCCEEDED 1 0"));
        return files;
    }

    private UUID open(String purpose, @Nullable Long about, FollowUp first) {
        UUID job = UUID.randomUUID();
        held.transactions().executeWithoutResult(status -> {
            held.jdbc()
                    .sql("""
                            INSERT INTO job (id, purpose, platform, subject, lane, creator_id, fanned_in)
                            VALUES (:job, :purpose, 'instagram', :subject, 'INTERACTIVE', :creator, true)
                            """)
                    .param("job", job)
                    .param("purpose", purpose)
                    .param("subject", job.toString())
                    .param("creator", about)
                    .update();
            ledger.open(job, first);
        });
        dispatcher.wake();
        return job;
    }

    /** The job's state, all its tasks and the dead ones. */
    private String end(UUID job) {
        await().atMost(SOON)
                .until(() -> held.jdbc()
                        .sql("SELECT finished_at IS NOT NULL FROM job WHERE id = ?")
                        .param(job)
                        .query(Boolean.class)
                        .single());
        return held.jdbc()
                .sql("SELECT state || ' ' || accepted_tasks || ' ' || dead_tasks FROM job WHERE id = ?")
                .param(job)
                .query(String.class)
                .single();
    }

    private static FollowUp media(long media) {
        return new FollowUp(TaskKind.MEDIA, "instagram-cdn", Long.toString(media));
    }

    private FollowUp audit(String payload) {
        return new FollowUp(TaskKind.AUDIT, "local", Long.toString(creator.id()), payload);
    }

    private static String bucket() {
        return services.bucket().name();
    }

    private String key(String name) {
        return creator.objectPrefix() + name + "/" + name + "-video";
    }

    private void put(String key, String content) {
        s3.putObject(put -> put.bucket(bucket()).key(key), RequestBody.fromString(content));
    }

    private List<String> keys(String before) {
        return s3
                .listObjectsV2(list -> list.bucket(bucket()).prefix(before + creator.objectPrefix()))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    private List<?> uploads() {
        return s3.listMultipartUploads(list -> list.bucket(bucket()).prefix(creator.objectPrefix()))
                .uploads();
    }
}
