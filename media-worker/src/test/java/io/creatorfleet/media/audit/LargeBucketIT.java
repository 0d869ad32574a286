package io.creatorfleet.media.audit;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.media.Held;
import io.creatorfleet.media.MediaProcess;
import io.creatorfleet.media.MediaProcess.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit as a process of its own with 128 MiB of heap, on as many objects as {@code -Dfleet.objects} says: with a
 * million, the measurement of which deploy/README.md tells.
 */
class LargeBucketIT {

    private static final int OBJECTS = Integer.getInteger("fleet.objects", 5_000);
    private static final int MISSING = 5;
    private static final int LONGER = 1500;
    private static final int ALTERED = 2500;
    private static final int ORPHAN = OBJECTS;

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    @TempDir
    private static Path folder;

    private static Held held;

    @BeforeAll
    static void fill() {
        held = Held.in(services.database());
        held.jdbc()
                .sql("""
                        INSERT INTO media (creator_id, external_id, role, object_key, state, size, sha256, etag, stored_at)
                        SELECT :creator, n, 'VIDEO', 'instagram/' || lpad(n::text, 10, '0') || '/v-video', 'STORED',
                               length(n::text), encode(sha256(convert_to(n::text, 'UTF8')), 'hex'), md5(n::text), now()
                          FROM generate_series(0, :objects - 1) n
                        """)
                .param("creator", held.creator().id())
                .param("objects", OBJECTS)
                .update();
        held.jdbc().sql("ANALYZE media").update();
    }

    @Test
    void findsTheFewDifferencesAmongManyObjectsInLittleMemory() throws Exception {
        Path report = folder.resolve("report.json");
        End end;
        try (GeneratedBucket bucket =
                new GeneratedBucket(OBJECTS + 1, number -> number == MISSING, LargeBucketIT::content)) {
            end = audit(bucket, "--fleet.audit.format=json", "--fleet.audit.out=" + report);
        }
        System.out.printf(
                "%,d objects: %.1f s with the start of the process. %s%n", OBJECTS, end.seconds(), end.output());

        assertThat(end.status()).as(end.output()).isEqualTo(1);
        JsonNode found = JsonMapper.shared().readTree(Files.readString(report));
        assertThat(found.get("differences")
                        .valueStream()
                        .map(line -> line.get("finding").asString() + " "
                                + line.get("key").asString()))
                .containsExactly(
                        "missing " + GeneratedBucket.key(MISSING),
                        "wrong_size " + GeneratedBucket.key(LONGER),
                        "wrong_checksum " + GeneratedBucket.key(ALTERED),
                        "orphaned " + GeneratedBucket.key(ORPHAN));
        assertThat(found.at("/summary/objects").asInt()).isEqualTo(OBJECTS);
        assertThat(found.at("/summary/ok").asInt()).isEqualTo(OBJECTS - 3);
        assertThat(found.at("/summary/rehashed").asInt()).isEqualTo(1000);
        assertThat(found.at("/identical/groups")).isEmpty();
    }

    @Test
    void saysAsCsvWhatIsIdenticalAndSucceedsWhenAllIsSound() throws Exception {
        held.jdbc()
                .sql("UPDATE media SET sha256 = 'same' WHERE external_id IN ('7', '8', '9')")
                .update();
        Path report = folder.resolve("report.csv");
        End end;
        try (GeneratedBucket bucket = new GeneratedBucket(OBJECTS, number -> false, Integer::toString)) {
            end = audit(bucket, "--fleet.audit.out=" + report, "--fleet.media.audit.rehash-bytes=0B");
        } finally {
            held.jdbc()
                    .sql(
                            "UPDATE media SET sha256 = encode(sha256(convert_to(external_id, 'UTF8')), 'hex') WHERE sha256 = 'same'")
                    .update();
        }

        assertThat(end.status()).as(end.output()).isZero();
        assertThat(report).hasContent("""
                finding,key,media,row_size,object_size,row_etag,object_etag,action,sha256,identical_files
                identical,instagram/0000000007/v-video,,1,,,,,same,3
                identical,instagram/0000000008/v-video,,1,,,,,same,3
                identical,instagram/0000000009/v-video,,1,,,,,same,3
                identical_bound,,,,,,,1 of 1 groups are listed (1000 at most) with 10 keys of each at most,,3
                """);
        assertThat(end.output())
                .contains("3 files are identical to another, 1 groups of 3 bytes")
                .endsWith("The bucket is as the rows say.\n");
    }

    @Test
    void saysWhenItCouldNotBeDone() throws Exception {
        GeneratedBucket bucket = new GeneratedBucket(0, number -> false, Integer::toString);
        bucket.close();

        End end = audit(bucket, "--fleet.audit.format=json");

        assertThat(end.status()).as(end.output()).isEqualTo(2);
        assertThat(end.output()).contains("The bucket was not audited to its end: ");
    }

    private static String content(int number) {
        return switch (number) {
            case LONGER -> "another content";
            case ALTERED -> "0000";
            default -> Integer.toString(number);
        };
    }

    private static End audit(GeneratedBucket bucket, String... arguments) throws IOException, InterruptedException {
        return MediaProcess.audit(settings(bucket), arguments);
    }

    private static Map<String, String> settings(GeneratedBucket bucket) {
        Map<String, String> settings = new HashMap<>(services.properties());
        settings.put("fleet.s3.endpoint", bucket.endpoint());
        settings.put("fleet.s3.bucket", "media");
        settings.put("fleet.s3.access-key", "any");
        settings.put("fleet.s3.secret-key", "any");
        return settings;
    }
}
