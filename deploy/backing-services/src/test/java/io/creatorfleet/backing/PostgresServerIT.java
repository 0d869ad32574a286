package io.creatorfleet.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    @TempDir
    static Path folder;

    static int port;
    static PostgresServer server;

    @BeforeAll
    static void startServer() {
        port = Ports.free(1).getFirst();
        server =
                new PostgresServer(folder, folder.resolve("postgresql.log"), port, "fleet", "first-password", Map.of());
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.kill();
    }

    @Test
    void keepsRowsOverAStopAndOverACrash() throws Exception {
        execute("CREATE TABLE kept (word text)");
        execute("INSERT INTO kept VALUES ('stop')");
        server.stop();
        assertThat(server.process()).isEmpty();
        assertThat(Ports.answers(port)).isFalse();
        server.start();

        execute("INSERT INTO kept VALUES ('crash')");
        server.kill();
        server.start();
        assertThat(query("SELECT string_agg(word, ' and ') FROM kept")).isEqualTo("stop and crash");
    }

    @Test
    void isControlledByAnyObjectOverItsFolder() {
        PostgresServer same =
                new PostgresServer(folder, folder.resolve("postgresql.log"), port, "fleet", "first-password", Map.of());
        same.start();
        assertThat(same.process()).isEqualTo(server.process()).isPresent();
    }

    @Test
    void refusesAWrongPassword() {
        Database database = server.database();
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "fleet", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void databasesAreCreatedAndDropped() throws Exception {
        Databases databases = new Databases(server.database());
        databases.create("one more");
        assertThat(query("SELECT count(*) FROM pg_database WHERE datname = 'one more'"))
                .isEqualTo("1");
        databases.drop("one more");
        assertThat(query("SELECT count(*) FROM pg_database WHERE datname = 'one more'"))
                .isEqualTo("0");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect() throws SQLException {
        Database database = server.database();
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
