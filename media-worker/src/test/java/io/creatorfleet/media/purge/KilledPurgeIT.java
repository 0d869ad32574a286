package io.creatorfleet.media.purge;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static io.creatorfleet.backing.BackingService.RABBITMQ;
import static io.creatorfleet.backing.BackingService.S3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Bucket;
import io.creatorfleet.catalog.Creator;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.MediaProcess;
import io.creatorfleet.media.bucket.Buckets;
import io.creatorfleet.media.bucket.S3Relay;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A deletion whose process is killed between the first thousand objects and the rest. */
class KilledPurgeIT {

    private static final Duration SOON = Duration.ofMinutes(3);
    private static final int FILES = 1100;
    private static final int PAGE = 1000;

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL, RABBITMQ, S3);

    private final Held held = Held.in(services.database());
    private final Creator creator = held.creator();
    private final S3Client s3 = Buckets.client(services.bucket());

    @BeforeEach
    void fill() {
        held.jdbc()
                .sql("""
                        WITH item AS (
                            INSERT INTO content (creator_id, external_id, kind, format, published_at, feed, page_cursor)
                            SELECT :creator, n, 'REEL', 'VIDEO', now(), 'media', 'c2' FROM generate_series(1, :files) n
                            RETURNING id, external_id)
                        INSERT INTO media (creator_id, content_id, external_id, role, object_key, state, size, sha256, etag, stored_at)
                        SELECT :creator, id, external_id, 'VIDEO', :prefix || external_id, 'STORED', 4, 's', 'e', now() FROM item
                        """)
                .param("creator", creator.id())
                .param("files", FILES)
                .param("prefix", creator.objectPrefix())
                .update();
        IntStream.rangeClosed(1, FILES)
                .parallel()
                .forEach(n -> s3.putObject(
                        put -> put.bucket(services.bucket().name()).key(creator.objectPrefix() + n),
                        RequestBody.fromString("1234")));
    }

    @Test
    void isEndedByTheNextProcessWithTheCountsOfTheWhole() {
        UUID purge = accept();
        try (S3Relay relay = new S3Relay(services.bucket().endpoint())) {
            CountDownLatch midway = relay.swallowAfter(1, "post");
            try (MediaProcess worker = start(relay.before(services.bucket()))) {
                await().atMost(SOON).until(() -> midway.getCount() == 0);
                worker.kill();
            }
        }
        assertThat(objects()).isEqualTo(FILES - PAGE);
        assertThat(count("media")).isEqualTo(FILES);
        assertThat(account(purge)).isEqualTo("1100 4400 0 0 0 f");

        try (MediaProcess successor = start(services.bucket())) {
            await().atMost(SOON).until(() -> state(purge), "SUCCEEDED"::equals);
            successor.kill();
        }
        assertThat(objects()).isZero();
        assertThat(count("media") + count("content") + count("creator")).isZero();
        assertThat(account(purge)).isEqualTo("1100 4400 1 1100 1100 t");
        assertThat(held.jdbc()
                        .sql("SELECT fence || ' ' || attempt FROM task WHERE job_id = ?")
                        .param(purge)
                        .query(String.class)
                        .single())
                .as("claims and attempts")
                .isEqualTo("2 0");
        assertThat(count("violation")).isZero();
    }

    private static MediaProcess start(Bucket bucket) {
        Map<String, String> settings = new HashMap<>(services.properties());
        settings.putAll(bucket.properties());
        settings.put("fleet.worker.lease", "3s");
        settings.put("fleet.media.purge.copies-end", "0s");
        return MediaProcess.worker("killed-purge", settings);
    }

    private UUID accept() {
        UUID job = UUID.randomUUID();
        held.jdbc()
                .sql("""
                        WITH purge AS (
                            INSERT INTO job (id, purpose, platform, subject, lane, fanned_in, accepted_tasks, open_tasks)
                            VALUES (:job, 'PURGE', 'instagram', 'someone', 'INTERACTIVE', true, 1, 1) RETURNING id)
                        INSERT INTO task (job_id, kind, upstream, lane, subject)
                        SELECT id, 'PURGE', 'local', 'INTERACTIVE', :creator FROM purge
                        """)
                .param("job", job)
                .param("creator", Long.toString(creator.id()))
                .update();
        return job;
    }

    private String state(UUID job) {
        return held.jdbc()
                .sql("SELECT state FROM job WHERE id = ?")
                .param(job)
                .query(String.class)
                .single();
    }

    private String account(UUID job) {
        return held.jdbc().sql("""
                        SELECT concat_ws(' ', objects, bytes, creators, items, media, proved_at IS NOT NULL)
                          FROM purge WHERE job_id = ?
                        """).param(job).query(String.class).single();
    }

    private long count(String table) {
        return held.jdbc()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }

    private long objects() {
        return s3.listObjectsV2Paginator(list -> list.bucket(services.bucket().name())).contents().stream()
                .count();
    }
}
