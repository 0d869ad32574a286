package io.creatorfleet.backing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases of a PostgreSQL server, through a login that may create them. */
public record Databases(Database server) {

    /** A new database, empty. */
    public Database create(String name) {
        execute("CREATE DATABASE " + quoted(name));
        return server.named(name);
    }

    /** A database of this server, whether or not it has been created. */
    public Database named(String name) {
        return server.named(name);
    }

    /** Creates the database unless it is there. */
    public Database createIfAbsent(String name) {
        return exists(name) ? server.named(name) : create(name);
    }

    /** Deletes a database; its sessions are ended. */
    public void drop(String name) {
        execute("DROP DATABASE IF EXISTS " + quoted(name) + " WITH (FORCE)");
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not run " + sql + " on " + server, e);
        }
    }

    private boolean exists(String name) {
        try (Connection connection = connect();
                PreparedStatement select = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Could not look for database " + name + " on " + server, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
