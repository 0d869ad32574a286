package io.creatorfleet.bench.job;

import io.creatorfleet.backing.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The loop's rows, each written once. */
final class LoopStore implements AutoCloseable {

    private final Connection connection;

    LoopStore(Database database) {
        try {
            this.connection = DriverManager.getConnection(
                    database.jdbcUrl() + "?reWriteBatchedInserts=true", database.username(), database.password());
            try (Statement create = connection.createStatement()) {
                create.execute("""
                        CREATE TABLE IF NOT EXISTS creator (id text PRIMARY KEY, username text, name text, biography text,
                            followers bigint, follows bigint);
                        CREATE TABLE IF NOT EXISTS content (id text PRIMARY KEY, creator text, reel boolean, caption text,
                            permalink text, published text, likes bigint, comments bigint);
                        CREATE TABLE IF NOT EXISTS media (key text PRIMARY KEY, creator text, size bigint, sha256 text, etag text,
                            type text)
                        """);
            }
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException("The loop's tables could not be made", e);
        }
    }

    void write(Profile profile, List<Item> items, List<Copied> files) {
        try {
            insert(
                    "INSERT INTO creator VALUES (?, ?, ?, ?, ?, ?)", List.of(profile), one -> new Object[] {
                        one.id(), one.username(), one.name(), one.biography(), one.followers(), one.follows()
                    });
            insert("INSERT INTO content VALUES (?, ?, ?, ?, ?, ?, ?, ?)", items, one -> new Object[] {
                one.id(),
                profile.id(),
                one.reel(),
                one.caption(),
                one.permalink(),
                one.time(),
                one.likes(),
                one.comments()
            });
            insert("INSERT INTO media VALUES (?, ?, ?, ?, ?, ?)", files, one ->
                    new Object[] {one.key(), profile.id(), one.size(), one.sha256(), one.etag(), one.type()});
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The rows of " + profile.username() + " could not be written", e);
        }
    }

    private interface Columns<T> {
        Object[] of(T row);
    }

    private <T> void insert(String sql, List<T> rows, Columns<T> columns) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (T row : rows) {
                Object[] values = columns.of(row);
                for (int n = 0; n < values.length; n++) {
                    insert.setObject(n + 1, values[n]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("The connection could not be closed", e);
        }
    }
}
