package io.creatorfleet.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.creatorfleet.backing.Database;
import io.creatorfleet.backing.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The database is lost and comes back as it was at an earlier instant, the broker is lost altogether, and the bucket goes on:
 * the fleet ends all work it knows of, and rows and objects can be brought into agreement.
 */
class BackupIT {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Path FOLDER = Path.of("target", "backup-fleet").toAbsolutePath();
    private static final Map<String, String> SETTINGS = Map.of(
            "SIMULATOR_IMAGESIZE_MIN", "2KB",
            "SIMULATOR_IMAGESIZE_MAX", "6KB",
            "SIMULATOR_VIDEOSIZE_MIN", "5KB",
            "SIMULATOR_VIDEOSIZE_MAX", "30KB",
            "SIMULATOR_CONDITIONS_ACCOUNTSUNTIL", "2026-01-01T00:00:00Z",
            "FLEET_DISPATCH_LOSTAFTER", "5s",
            "FLEET_WORKER_LEASE", "5s");

    private static OwnFleet fleet;

    private final Backup backup = new Backup(FOLDER.resolve("backup"), FOLDER.resolve("archive"));
    private final Path data = FOLDER.resolve("data").resolve("postgresql").resolve("data");

    @BeforeAll
    static void prepare() {
        fleet = OwnFleet.in(Path.of("..", ".."), FOLDER, SETTINGS);
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void endsAllItKnowsOfAfterARestoreToAnEarlierInstant() throws Exception {
        fleet.up(part -> {});
        backup.archiveFrom(server());
        fleet.part("postgresql").stop();
        fleet.part("postgresql").start();
        Creators creators = new Creators(new JsonClient(fleet.gateway(), Duration.ofMinutes(1)));
        creators.addAll(Creators.names("held", 3));
        awaitStored("held.", 100);
        backup.take(server(), data);
        creators.addAll(Creators.names("afterwards", 2));
        awaitStored("afterwards.", 20);
        String instant = text("SELECT clock_timestamp()");
        creators.addAll(List.of("lost.0"));
        awaitStored("lost.", 20);
        archiveAll();

        loseDatabaseAndBroker();
        backup.restore(data, instant);
        recover();
        fleet.up(part -> {});

        await().atMost(LIMIT).until(() -> number("SELECT count(*) FROM job WHERE finished_at IS NULL") == 0);
        assertThat(text("SELECT string_agg(subject || ' ' || state, ', ' ORDER BY subject) FROM job"))
                .isEqualTo("afterwards.0 SUCCEEDED, afterwards.1 SUCCEEDED, held.0 SUCCEEDED, held.1 SUCCEEDED,"
                        + " held.2 SUCCEEDED");
        assertThat(number("SELECT count(*) FROM violation")).isZero();
        assertThat(number("SELECT count(*) FROM ledger_account WHERE claimed <> found"))
                .isZero();
        assertThat(audit("--fleet.audit.repair=true"))
                .as("rows and objects differ")
                .isEqualTo(1);
        List<String> differences = Files.readAllLines(report()).stream().skip(1).toList();
        assertThat(differences).isNotEmpty().allSatisfy(line -> assertThat(line).startsWith("orphaned,instagram/"));
        assertThat(differences.stream().map(line -> line.split("/", -1)[1]))
                .as("whose objects have no row")
                .doesNotContainAnyElementsOf(List.of(
                        text("SELECT string_agg(external_id, ',') FROM creator").split(",", -1)));
        assertThat(audit()).as("rows and objects agree").isZero();
    }

    private static void loseDatabaseAndBroker() throws Exception {
        fleet.services().forEach(Part::stop);
        PostgresPart postgresql = (PostgresPart) fleet.part("postgresql");
        postgresql.kill();
        Files.move(FOLDER.resolve("data").resolve("postgresql"), FOLDER.resolve("lost-postgresql"));
        Files.createDirectories(FOLDER.resolve("data").resolve("postgresql"));
        ((RabbitPart) fleet.part("rabbitmq")).wipe();
    }

    /** Starts the server over what was restored, and lets it go on to its instant. */
    private static void recover() {
        Database database = server();
        new PostgresServer(
                        FOLDER.resolve("data").resolve("postgresql"),
                        FOLDER.resolve("logs").resolve("postgresql.log"),
                        fleet.ports().postgresql(),
                        database.username(),
                        database.password(),
                        Map.of())
                .start();
        await().atMost(LIMIT).until(() -> text("SELECT pg_is_in_recovery()").equals("f"));
    }

    /** Until all that has been done is in the archive. */
    private static void archiveAll() {
        String last = text("SELECT pg_walfile_name(pg_switch_wal())");
        await().atMost(LIMIT)
                .until(() ->
                        number("SELECT count(*) FROM pg_stat_archiver WHERE last_archived_wal >= '" + last + "'") == 1);
    }

    private void awaitStored(String names, int files) {
        await().atMost(LIMIT)
                .until(() -> number("SELECT count(*) FROM media m JOIN creator c ON c.id = m.creator_id"
                                + " WHERE m.state = 'STORED' AND c.username LIKE '" + names + "%'")
                        >= files);
    }

    private static Path report() {
        return FOLDER.resolve("report.csv");
    }

    /** The media worker's own command, told to judge the youngest objects as well; returns its exit status. */
    private static int audit(String... arguments) throws Exception {
        Map<String, String> environment = new HashMap<>(
                ((PostgresPart) fleet.part("postgresql")).login(fleet.ports().postgresql(), "media-worker"));
        fleet.bucket().properties().forEach((name, value) -> environment.put(GivenServices.variable(name), value));
        environment.put("FLEET_MEDIA_AUDIT_ORPHANAFTER", "0s");
        environment.put("FLEET_AUDIT_OUT", report().toString());
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m"));
        words.addAll(new FleetFolder(Path.of("..", ".."), FOLDER)
                .application("media-worker")
                .once());
        words.add("audit");
        ProcessBuilder process = new ProcessBuilder(words).redirectErrorStream(true);
        process.command().addAll(List.of(arguments));
        process.environment().putAll(environment);
        return process.redirectOutput(FOLDER.resolve("audit.log").toFile())
                .start()
                .waitFor();
    }

    private static Database server() {
        return fleet.database();
    }

    private static long number(String sql) {
        return Long.parseLong(text(sql));
    }

    private static String text(String sql) {
        Database database = server();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
