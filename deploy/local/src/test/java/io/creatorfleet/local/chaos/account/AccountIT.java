package io.creatorfleet.local.chaos.account;

import static io.creatorfleet.backing.BackingService.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.creatorfleet.backing.BackingServices;
import io.creatorfleet.backing.Database;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account of one creator with a reel, a post and a reel without a link, each way spoilt in turn. */
class AccountIT {

    @RegisterExtension
    static final BackingServices services = BackingServices.with(POSTGRESQL);

    private static final String PICTURE = "instagram/111/profile/9_n.jpg-picture";
    private static final String VIDEO = "instagram/111/1/1-video";
    private static final String IMAGE = "instagram/111/2/2-image";

    @TempDir
    private Path bucket;

    private HttpServer simulator;

    @BeforeAll
    static void migrate() throws SQLException {
        Database database = services.database();
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .load()
                .migrate();
        // The schema itself lets nothing be there twice: the account must see it without the schema's help.
        execute("""
                ALTER TABLE content DROP CONSTRAINT content_creator_id_external_id_key;
                ALTER TABLE media DROP CONSTRAINT media_creator_id_external_id_role_key;
                ALTER TABLE media DROP CONSTRAINT media_object_key_key;
                """);
    }

    @BeforeEach
    void holdAll() throws IOException, SQLException {
        execute(resource("held.sql"));
        write(PICTURE, "bytes");
        write(VIDEO, "bytes");
        write(IMAGE, "bytes");
        simulator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        simulator.createContext("/control/truth/anna", exchange -> {
            byte[] body = resource("truth.json").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        simulator.start();
    }

    @AfterEach
    void stopSimulator() {
        simulator.stop(0);
    }

    @Test
    void balancesWhenAllIsHeldAndOnlyWhatWasPlantedIsDead() {
        Account account = account();
        assertThat(account.balances()).as("%s", account.lines()).isTrue();
        assertThat(account.lines())
                .contains(
                        "accepted                2, 1 of them planted to fail",
                        "compared                1 creators, 3 items, 4 files, 3 objects of 15 bytes",
                        "object without row      0",
                        "dead in all             1",
                        "    1 of PROFILE: Its process ended with status 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            creator lost           | anna                | DELETE FROM creator
            creator twice          | anna [              | INSERT INTO creator (platform, external_id, username) VALUES ('instagram', '112', 'Anna')
            item lost              | anna 2 POST         | DELETE FROM content WHERE external_id = '2'
            item lost              | anna 2 POST         | UPDATE content SET kind = 'REEL' WHERE external_id = '2'
            item surplus           | anna 4 REEL         | INSERT INTO content (creator_id, external_id, kind, format, published_at, feed) SELECT creator_id, '4', kind, format, published_at, feed FROM content WHERE external_id = '1'
            item twice             | anna 1 REEL         | INSERT INTO content (creator_id, external_id, kind, format, published_at, feed) SELECT creator_id, external_id, kind, format, published_at, feed FROM content WHERE external_id = '1'
            file lost              | anna 2/2-image      | DELETE FROM media WHERE role = 'IMAGE'
            file surplus           | anna 1/1-thumbnail  | INSERT INTO media (creator_id, content_id, external_id, role, object_key, state) SELECT creator_id, content_id, external_id, 'THUMBNAIL', 'k', 'GONE' FROM media WHERE external_id = '1'
            file twice             | anna 2/2-image      | INSERT INTO media (creator_id, content_id, external_id, role, object_key, state) SELECT creator_id, content_id, external_id, role, object_key, 'GONE' FROM media WHERE external_id = '2'
            file not stored        | instagram/111/2/2-image is GONE: purged | UPDATE media SET state = 'GONE', reason = 'purged' WHERE role = 'IMAGE'
            file not stored        | instagram/111/3/3-video is STORED: null | UPDATE media SET state = 'STORED' WHERE state = 'NO_LINK'
            row wrong              | instagram/111/2/2-image says 5 bytes of SHA-256 00 | UPDATE media SET sha256 = '00' WHERE role = 'IMAGE'
            row wrong              | instagram/111/2/2-image says 6 bytes  | UPDATE media SET size = 6 WHERE role = 'IMAGE'
            row wrong              | elsewhere says      | UPDATE media SET object_key = 'elsewhere' WHERE role = 'IMAGE'
            job not succeeded once | anna [INCOMPLETE]   | UPDATE job SET state = 'INCOMPLETE' WHERE subject = 'anna'
            job not succeeded once | anna []             | DELETE FROM job WHERE subject = 'anna'
            job not succeeded once | anna [SUCCEEDED, SUCCEEDED] | INSERT INTO job (id, purpose, platform, subject, lane, state, finished_at) SELECT gen_random_uuid(), purpose, platform, subject, lane, state, finished_at FROM job WHERE subject = 'anna'
            task dead              | of anna: Its process ended with status 1 | UPDATE task SET job_id = (SELECT id FROM job WHERE subject = 'anna')
            """)
    void doesNotBalanceWhenTheDatabaseDiffers(String difference, String name, String sql) throws SQLException {
        execute(sql);
        assertNames(difference, name);
    }

    @Test
    void doesNotBalanceWhenAnObjectIsLost() throws IOException {
        Files.delete(bucket.resolve(VIDEO));
        assertNames("object lost", VIDEO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"byte", "bytes!", "sizes", ""})
    void doesNotBalanceWhenAnObjectHasOtherBytes(String content) throws IOException {
        write(VIDEO, content);
        assertNames("object wrong", VIDEO + " has " + content.length() + " bytes");
    }

    @Test
    void doesNotBalanceWhenAnObjectHasNoRow() throws IOException {
        write("instagram/111/4/4-image", "bytes");
        assertNames("object without row", "instagram/111/4/4-image");
    }

    @Test
    void takesNoUploadForAnObject() throws IOException {
        write("instagram/111/4/4-image-0b9f1d0e-4f0a-4a56-9b2e-1f2d3c4b5a69", "by");
        write(".mpus-1", "by");
        assertThat(account().balances()).isTrue();
    }

    private void assertNames(String difference, String name) {
        Account account = account();
        assertThat(account.balances()).isFalse();
        List<String> lines = account.lines();
        assertThat(lines).contains("%-24s1".formatted(difference));
        assertThat(lines.get(lines.indexOf("%-24s1".formatted(difference)) + 1)).contains(name);
    }

    private Account account() {
        URI address = URI.create("http://127.0.0.1:" + simulator.getAddress().getPort());
        return Account.of(
                services.database(),
                bucket,
                address,
                List.of("anna", "poison.halt.1", "anna"),
                name -> name.startsWith("poison."));
    }

    private void write(String key, String content) throws IOException {
        Path file = bucket.resolve(key);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(AccountIT.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void execute(String sql) throws SQLException {
        Database database = services.database();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
